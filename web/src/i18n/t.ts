import type { ConfigProviderProps } from 'antd';
import type { Words } from './zh';

export type Language = 'zh' | 'en';

/** The language of this page, as the service chose it. */
export const language: Language = document.documentElement.lang === 'zh' ? 'zh' : 'en';

/** The tag by which dates, numbers and money are written. */
export const localeTag = language === 'zh' ? 'zh-CN' : 'en-GB';

/** The words of the console in the language of the page. `loadWords` fills it before the first page is drawn. */
export let t: Words;

/** The words that antd's parts say by themselves, such as "Close". */
export let antdWords: NonNullable<ConfigProviderProps['locale']>;

export async function loadWords(): Promise<void> {
  if (language === 'zh') {
    t = (await import('./zh')).zh;
    antdWords = (await import('antd/locale/zh_CN')).default;
  } else {
    t = (await import('./en')).en;
    antdWords = (await import('antd/locale/en_GB')).default;
  }
}

/** Remembers a language on this device for a year. The service reads it when it answers the next page. */
export function rememberLanguage(chosen: Language): void {
  document.cookie = `workbay_lang=${chosen}; path=/; max-age=31536000; samesite=lax`;
}
