import { useState } from 'react';
import { t } from '../../i18n/t';
import type { Choices } from './choices';
import { DateRow } from './date-row';
import type { SeriesDate } from './series-date';

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
