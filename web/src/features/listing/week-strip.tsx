import { decimal, localDay } from '../../i18n/formats';
import { t } from '../../i18n/t';
import type { StripDay } from './week-strip.model';

const wordOf = ({ date, openMinutes, freeMinutes }: StripDay): string =>
  openMinutes === 0
    ? t.listing.stripClosed(localDay(date))
    : t.listing.stripFree(localDay(date), decimal(freeMinutes / 60), decimal(openMinutes / 60));

/** The next days of a machine: the higher the bar, the more of the day is free. */
export function WeekStrip({ days, label }: { readonly days: readonly StripDay[]; readonly label: string }) {
  return (
    <span className="week-strip" role="img" aria-label={`${label}: ${days.map(wordOf).join('; ')}`}>
      {days.map((day) => (
        <span key={day.date} className={day.openMinutes === 0 ? 'strip-day closed' : 'strip-day'} title={wordOf(day)}>
          <span
            className="strip-free"
            style={{ height: `${day.openMinutes === 0 ? 0 : (100 * day.freeMinutes) / day.openMinutes}%` }}
          />
        </span>
      ))}
    </span>
  );
}
