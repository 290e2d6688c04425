import { useState } from 'react';
import type { PreviewSeriesQuery } from '../../api/generated/graphql';
import { t } from '../../i18n/t';
import { type Choices, type PreviewedDate } from './choices';
import { DateRow } from './date-row';

type Occurrence = PreviewSeriesQuery['previewBookingSeries']['occurrences'][number];
/** A date of the preview with the key of its choice. */
export type SeriesDate = Occurrence & PreviewedDate;

export const datesOf = (occurrences: readonly Occurrence[]): SeriesDate[] =>
  occurrences.map((occurrence) => ({
    ...occurrence,
    fromLocal: occurrence.startsAtLocal.slice(0, 16),
    broken: occurrence.userErrors.length > 0,
  }));

/** Every date with what stands in its way, before anything is booked. */
export function Dates({
  dates,
  zone,
  step,
  choices,
  onChoose,
}: {
  readonly dates: readonly SeriesDate[];
  readonly zone: string;
  readonly step: number;
  readonly choices: Choices;
  readonly onChoose: (choices: Choices) => void;
}) {
  const [onlyProblems, setOnlyProblems] = useState(false);
  const [moving, setMoving] = useState<string | null>(null);
  const shown = onlyProblems ? dates.filter(({ broken }) => broken) : dates;
  return (
    <section className="below">
      <div className="row schedule-head">
        <h2>{t.series.dates}</h2>
        <label className="row">
          <input type="checkbox" checked={onlyProblems} onChange={(event) => setOnlyProblems(event.target.checked)} />
          {t.series.onlyProblems}
        </label>
      </div>
      <p className="small">{t.series.keys}</p>
      <table className="data-table">
        <caption className="visually-hidden">{t.series.dates}</caption>
        <thead>
          <tr>
            <th scope="col">{t.series.date}</th>
            <th scope="col">{t.series.time}</th>
            <th scope="col">{t.series.status}</th>
            <th scope="col" className="numeric">
              {t.words.price}
            </th>
            <th scope="col">{t.series.choice}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((date) => (
            <DateRow
              key={date.fromLocal}
              date={date}
              zone={zone}
              step={step}
              choices={choices}
              onChoose={onChoose}
              moving={moving === date.fromLocal}
              onMoving={(open) => setMoving(open ? date.fromLocal : null)}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}
