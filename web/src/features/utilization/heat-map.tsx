import { Link } from '@tanstack/react-router';
import { percent } from '../../i18n/formats';
import { t } from '../../i18n/t';
import { WEEKDAYS } from '../../time/weekdays';
import { heatStep, type UtilizationSearch } from './question';

const STEPS = ['0', '≤ 20', '≤ 40', '≤ 60', '≤ 80', '≤ 100'];

export interface HourOfWeek {
  /** "MONDAY-08" */
  readonly key: string;
  readonly availableMinutes: number;
  readonly bookedMinutes: number;
  readonly usedMinutes: number;
}

const ratioOf = (hour: HourOfWeek, figure: 'booked' | 'used' | 'idle'): number => {
  const booked = hour.bookedMinutes / hour.availableMinutes;
  if (figure === 'idle') return 1 - booked;
  return figure === 'booked' ? booked : hour.usedMinutes / hour.availableMinutes;
};

const hourWord = (hour: number): string => String(hour).padStart(2, '0');

/** Seven days by the hours that are open on any of them; each cell is a whole percent and leads to its bookings. */
export function HeatMap({
  hours,
  figure,
  caption,
  search,
  to,
  params,
}: {
  readonly hours: readonly HourOfWeek[];
  readonly figure: 'booked' | 'used' | 'idle';
  readonly caption: string;
  readonly search: UtilizationSearch;
  readonly to: '/o/$slug/utilization' | '/platform/utilization';
  readonly params: { readonly slug: string };
}) {
  const byKey = new Map(hours.filter(({ availableMinutes }) => availableMinutes > 0).map((hour) => [hour.key, hour]));
  const open = Array.from({ length: 24 }, (_, hour) => hour).filter((hour) =>
    WEEKDAYS.some((day) => byKey.has(`${day}-${hourWord(hour)}`)),
  );
  if (open.length === 0) return <p className="muted">{t.utilization.nothingAvailable}</p>;
  return (
    <>
      {/* eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex -- A region that scrolls must be reached by keyboard. */}
      <div className="heat-scroll" role="region" aria-label={t.utilization.heat} tabIndex={0}>
        <table className="heat">
          <caption>{caption}</caption>
          <thead>
            <tr>
              <td />
              {open.map((hour) => (
                <th key={hour} scope="col">
                  {hourWord(hour)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {WEEKDAYS.map((day) => (
              <tr key={day}>
                <th scope="row">{t.weekday[day]}</th>
                {open.map((hour) => {
                  const key = `${day}-${hourWord(hour)}`;
                  const found = byKey.get(key);
                  if (found === undefined) {
                    return (
                      <td key={key} className="heat-closed">
                        <span aria-hidden="true">·</span>
                        <span className="visually-hidden">{t.utilization.closed}</span>
                      </td>
                    );
                  }
                  const ratio = ratioOf(found, figure);
                  const behind = figure === 'used' ? 'USED' : 'BOOKED';
                  return (
                    <td key={key} className={`heat-cell heat-${heatStep(ratio)}`}>
                      <Link
                        to={to}
                        params={params}
                        search={{ ...search, behind, behindBy: 'HOUR_OF_WEEK', behindKey: key }}
                        replace
                      >
                        {Math.round(ratio * 100)}
                        <span className="visually-hidden">%</span>
                      </Link>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ul className="heat-legend" aria-label={t.utilization.legend}>
        {STEPS.map((step, place) => (
          <li key={step}>
            <span className={`heat-sample heat-${place}`} /> {step} %
          </li>
        ))}
      </ul>
    </>
  );
}

/** A ratio in words; null where nothing was available, which is not 0 %. */
export const ratioWord = (ratio: number | null | undefined): string =>
  ratio == null ? t.utilization.noValue : percent(ratio);
