import { t } from '../i18n/t';

/** "48 hours", "90 minutes": whole hours as hours, from two days on always. */
export function lengthWord(minutes: number): string {
  if (minutes >= 2 * 24 * 60) return t.words.hours(Math.round(minutes / 60));
  return minutes % 60 === 0 && minutes > 0 ? t.words.hours(minutes / 60) : t.words.minutes(minutes);
}
