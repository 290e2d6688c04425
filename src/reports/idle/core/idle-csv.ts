import { formatLocalTime, weekdayWord } from '../../../platform/core/calendar.js';
import { Locale } from '../../../platform/core/locale.js';
import type { Word } from '../../../platform/core/message.js';
import type { ResourceKey } from '../../../platform/core/keys.js';
import type { IdleTime, IdleWindow } from './idle-windows.js';
import { idleHeadings } from './words.js';

const numeric = [
  'availableMinutes',
  'idleMinutes',
  'idleShare',
  'weeks',
  'windowIdleMinutes',
  'windowIdleShare',
  'unitsFree',
] as const;

export const idleColumns = (locale: Locale) => ({
  columns: Object.keys(idleHeadings),
  numeric,
  ...(locale === Locale.ZH && { headings: idleHeadings }),
});

/** An idle resource by the names that people know. */
export interface DescribedIdle extends IdleTime {
  readonly resourceId: ResourceKey;
  readonly code: string;
  readonly name: string;
}

const weekdayIn = (locale: Locale, { code, zh }: Word): string => (locale === Locale.ZH ? zh : code);

const windowOf = (window: IdleWindow, locale: Locale) => ({
  weekday: weekdayIn(locale, weekdayWord(window.weekday)),
  opensAt: formatLocalTime(window.opensAt),
  closesAt: formatLocalTime(window.closesAt),
  weeks: window.weeks,
  windowIdleMinutes: window.idleMinutes,
  windowIdleShare: window.share,
  unitsFree: window.unitsFree,
});

/** A line for each weekly window of a resource, which is told by its id; one without a window when it has none. */
export function idleLines(
  idle: DescribedIdle,
  resource: string,
  locale: Locale,
): Record<string, string | number | null>[] {
  const { code, name, availableMinutes, idleMinutes, windows } = idle;
  const idleShare = idleMinutes / availableMinutes;
  const own = { resource, code, name, availableMinutes, idleMinutes, idleShare };
  return windows.length === 0 ? [own] : windows.map((window) => ({ ...own, ...windowOf(window, locale) }));
}
