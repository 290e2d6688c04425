import { addDays, dateOf, dayRange, type LocalDate, toLocal } from '../time/zoned';
import type { RowFacts } from './layers';

/** The hours of each day that a timeline shows, as whole hours from 0 to 24. */
export interface ShownHours {
  readonly from: number;
  readonly to: number;
}

const USUAL: ShownHours = { from: 7, to: 19 };

interface RowInZone {
  readonly zone: string;
  readonly facts: RowFacts | null;
}

/** The hours from 7 to 19, and more where opening hours or entries of the shown days lie outside. */
export function shownHours(first: LocalDate, days: number, rows: readonly RowInZone[]): ShownHours {
  let { from, to } = USUAL;
  for (const { zone, facts } of rows) {
    if (facts === null) continue;
    const start = Date.parse(dayRange(first, zone).from);
    const end = Date.parse(dayRange(addDays(first, days - 1), zone).to);
    for (const { startsAt, endsAt } of [...facts.open, ...facts.entries.filter(({ kind }) => kind !== 'DOWNTIME')]) {
      const clipped = { from: Math.max(Date.parse(startsAt), start), to: Math.min(Date.parse(endsAt), end) };
      if (clipped.from >= clipped.to) continue;
      const opens = toLocal(new Date(clipped.from).toISOString(), zone);
      const closes = toLocal(new Date(clipped.to).toISOString(), zone);
      const lastMinute = toLocal(new Date(clipped.to - 1).toISOString(), zone);
      if (dateOf(opens) !== dateOf(lastMinute)) return { from: 0, to: 24 };
      from = Math.min(from, Number(opens.slice(11, 13)));
      const ends = dateOf(closes) === dateOf(opens) ? closes.slice(11, 16) : '24:00';
      to = Math.max(to, Math.ceil(Number(ends.slice(0, 2)) + Number(ends.slice(3, 5)) / 60));
    }
  }
  return { from, to };
}
