import { language } from './t';
import type { Widened } from './zh';
import type { office as zh } from './zh/office';

export type OfficeWords = Widened<typeof zh>;

/** The words of settlement, agreements, settings and activity in the language of the page. */
export let office: OfficeWords;

/** Loads a page of the office together with its words. */
export async function withOfficeWords<Page>(page: Promise<Page>): Promise<Page> {
  const words = language === 'zh' ? import('./zh/office') : import('./en/office');
  office = (await words).office;
  return page;
}
