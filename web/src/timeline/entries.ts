import type { TakenTimeFragment } from '../api/generated/graphql';
import type { Entry } from './day-lines';
import type { TimelineEntry } from './layers';

const labelOf = ({ booking, downtime }: TakenTimeFragment): string | null => booking?.title ?? downtime?.reason ?? null;

/** The entries of a schedule for the row of a resource. What is taken of another one is inside it. */
export const timelineEntries = (schedule: readonly TakenTimeFragment[], rowId: string): TimelineEntry[] =>
  schedule.map((entry, place) => ({
    id: entry.booking?.id ?? entry.downtime?.id ?? String(place),
    kind: entry.kind,
    startsAt: entry.startsAt,
    endsAt: entry.endsAt,
    turnaroundEndsAt: entry.turnaroundEndsAt,
    changesAt: entry.changesAt ?? null,
    units: entry.units,
    label: labelOf(entry),
    bookingId: entry.booking?.id ?? null,
    inside: entry.resource.id !== rowId,
  }));

/** The entries of a schedule for the list of its days. */
export const listEntries = (schedule: readonly TakenTimeFragment[], rowId: string): Entry[] =>
  schedule.map((entry) => ({
    kind: entry.resource.id === rowId ? entry.kind : 'INSIDE',
    startsAt: entry.startsAt,
    endsAt: entry.endsAt,
    units: entry.units,
    label: labelOf(entry),
    bookingId: entry.booking?.id ?? null,
  }));
