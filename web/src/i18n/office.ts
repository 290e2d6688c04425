import { language, type Language } from './t';
import type { Widened } from './zh';
import type { activity } from './zh/activity';
import type { agreements } from './zh/agreements';
import type { settings } from './zh/settings';
import type { settlement } from './zh/settlement';

interface OfficeWords {
  readonly activity: Widened<typeof activity>;
  readonly agreements: Widened<typeof agreements>;
  readonly settings: Widened<typeof settings>;
  readonly settlement: Widened<typeof settlement>;
}

type Loaders = { readonly [Section in keyof OfficeWords]: () => Promise<Pick<OfficeWords, Section>> };

const loaders: Readonly<Record<Language, Loaders>> = {
  zh: {
    activity: () => import('./zh/activity'),
    agreements: () => import('./zh/agreements'),
    settings: () => import('./zh/settings'),
    settlement: () => import('./zh/settlement'),
  },
  en: {
    activity: () => import('./en/activity'),
    agreements: () => import('./en/agreements'),
    settings: () => import('./en/settings'),
    settlement: () => import('./en/settlement'),
  },
};

/** The words of the office's pages in the language of the page. Each page brings its section, so that others load less. */
export const office = {} as OfficeWords;

/** Loads a page together with its section of words. */
export async function withWords<Page>(section: keyof OfficeWords, page: Promise<Page>): Promise<Page> {
  Object.assign(office, await loaders[language][section]());
  return page;
}
