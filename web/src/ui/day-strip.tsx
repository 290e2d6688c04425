import './day-strip.css';
import { time } from '../i18n/formats';
import { t } from '../i18n/t';
import type { Span } from '../time/zoned';
import { type Neighbour, stripOf } from './day-strip.model';

/** A small picture of a day around a period, and its neighbours in words. */
export function DayStrip({
  day,
  open,
  neighbours,
  own,
  clashes = [],
  zone,
}: {
  readonly day: { readonly from: string; readonly to: string };
  readonly open: readonly Span[];
  readonly neighbours: readonly (Neighbour & { readonly label: string | null })[];
  readonly own: Span;
  /** The times with which the own period clashes. */
  readonly clashes?: readonly Span[];
  readonly zone: string;
}) {
  const { from, to, parts } = stripOf(day, open, neighbours, own, clashes);
  return (
    <div className="day-strip">
      <div className="strip" aria-hidden="true">
        {parts.map(({ kind, left, width }) => (
          <div
            key={`${kind} ${left}`}
            className={`strip-part strip-${kind}`}
            style={{ left: `${left}%`, width: `${width}%` }}
          />
        ))}
      </div>
      <div className="strip-ends small figure" aria-hidden="true">
        <span>{time(from, zone)}</span>
        <span>{time(to, zone)}</span>
      </div>
      <p className="small">
        {neighbours.length === 0
          ? t.resource.noNeighbours
          : t.resource.neighbours(
              neighbours
                .map(({ startsAt, endsAt, label }) =>
                  [`${time(startsAt, zone)}–${time(endsAt, zone)}`, label].filter(Boolean).join(' '),
                )
                .join(t.words.listComma),
            )}
      </p>
    </div>
  );
}
