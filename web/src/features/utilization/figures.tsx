import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { UtilizationQuery } from '../../api/generated/graphql';
import { count, decimal, localDay, percent } from '../../i18n/formats';
import { t } from '../../i18n/t';
import { addDays } from '../../time/zoned';
import { HeatMap, ratioWord } from './heat-map';
import { HEAT_FIGURES, type UtilizationSearch } from './question';

export type Answer = UtilizationQuery;
type Figures = Answer['rows']['totals'];

export const hoursOf = (minutes: number): string => decimal(minutes / 60);

export interface Leading {
  readonly search: UtilizationSearch;
  readonly to: '/o/$slug/utilization' | '/platform/utilization';
  readonly slug: string;
}

function sentenceOf({ availableMinutes, usedUtilization, previous }: Figures, compare: boolean): string {
  if (usedUtilization == null) return t.utilization.nothingAvailable;
  const [available, used] = [hoursOf(availableMinutes), percent(usedUtilization)];
  if (!compare || previous?.usedUtilization == null) return t.utilization.sentence(available, used);
  const points = Math.round((usedUtilization - previous.usedUtilization) * 100);
  const change = t.utilization.points(points < 0 ? `−${Math.abs(points)}` : `${points > 0 ? '+' : '±'}${points}`);
  return t.utilization.sentenceCompared(available, used, change);
}

/** The sentence, then each figure with its formula and denominator; each leads to its bookings. */
export function Totals({ totals, search, to, slug }: { readonly totals: Figures } & Leading) {
  const f = t.utilization;
  const of = (part: number, whole: number) => f.of(hoursOf(part), hoursOf(whole));
  const figures = [
    {
      name: f.available,
      value: f.hours(hoursOf(totals.availableMinutes)),
      formula: f.formula.available,
      of: null,
      behind: null,
    },
    {
      name: f.booked,
      value: ratioWord(totals.bookedUtilization),
      formula: f.formula.booked,
      of: of(totals.bookedMinutes, totals.availableMinutes),
      behind: 'BOOKED',
    },
    {
      name: f.used,
      value: ratioWord(totals.usedUtilization),
      formula: f.formula.used,
      of: of(totals.usedMinutes, totals.availableMinutes),
      behind: 'USED',
    },
    { name: f.idle, value: f.hours(hoursOf(totals.idleMinutes)), formula: f.formula.idle, of: null, behind: null },
    {
      name: f.sharing,
      value: totals.sharingRate == null ? '—' : percent(totals.sharingRate),
      formula: f.formula.sharing,
      of: of(totals.sharedMinutes, totals.usedMinutes),
      behind: 'SHARED',
    },
    {
      name: f.fulfilment,
      value: totals.fulfilment == null ? '—' : percent(totals.fulfilment),
      formula: f.formula.fulfilment,
      of: of(totals.usedWithinBookedMinutes, totals.bookedMinutes),
      behind: 'USED_WITHIN_BOOKED',
    },
    { name: f.bookings, value: count(totals.bookings), formula: f.formula.bookings, of: null, behind: 'BOOKINGS' },
    { name: f.noShows, value: count(totals.noShows), formula: f.formula.noShows, of: null, behind: 'NO_SHOWS' },
    {
      name: f.late,
      value: count(totals.lateCancellations),
      formula: f.formula.late,
      of: null,
      behind: 'LATE_CANCELLATIONS',
    },
  ] as const;
  return (
    <section className="card" aria-label={f.figures}>
      <p className="report-sentence">{sentenceOf(totals, search.compare === 'yes')}</p>
      <dl className="figures">
        {figures.map(({ name, value, formula, of: denominator, behind }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="figure-value">
              {behind === null ? (
                value
              ) : (
                <Link to={to} params={{ slug }} search={{ ...search, behind }} replace>
                  {value}
                </Link>
              )}
            </dd>
            {denominator !== null && <dd className="small">{denominator}</dd>}
            <dd className="small">{formula}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

export function Hours({
  data,
  search,
  to,
  slug,
  days,
  onGo,
}: {
  readonly data: Answer;
  readonly days: { readonly from: string; readonly to: string };
  readonly onGo: (search: UtilizationSearch) => void;
} & Leading) {
  const figure = search.figure ?? 'booked';
  const period = `${localDay(days.from)} – ${localDay(addDays(days.to, -1))}`;
  return (
    <section className="card">
      <div className="row schedule-head">
        <h2>{t.utilization.heat}</h2>
        <div className="row" role="group" aria-label={t.utilization.heatFigure}>
          {HEAT_FIGURES.map((one) => (
            <Button key={one} aria-pressed={one === figure} onClick={() => onGo({ ...search, figure: one })}>
              {t.utilization[one]}
            </Button>
          ))}
        </div>
      </div>
      <HeatMap
        hours={data.hours.rows}
        figure={figure}
        caption={t.utilization.heatCaption(t.utilization[figure], t.utilization.formula[figure], period)}
        search={search}
        to={to}
        params={{ slug }}
      />
    </section>
  );
}
