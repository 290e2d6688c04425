import type { Entry, Span } from '../../timeline/day-lines';
import type { TimelineEntry } from '../../timeline/layers';
import type { TimelineRow } from '../../timeline/pieces';
import type { ShownResource } from './shown-resource';

/** Rows of machines inside a resource that its timeline shows at most. */
const MOST_INSIDE = 20;

type ScheduleEntry = ShownResource['schedule'][number];

const labelOf = ({ booking, downtime }: ScheduleEntry): string | null => booking?.title ?? downtime?.reason ?? null;

const entryOf = (entry: ScheduleEntry, place: number, rowId: string): TimelineEntry => ({
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
});

/** The rows of a resource's timeline: itself, and the machines inside it with what is taken of them. */
export function rowsOf(resource: ShownResource, window: Span): TimelineRow[] {
  const own: TimelineRow = {
    id: resource.id,
    name: resource.name,
    zone: resource.timeZone,
    depth: 0,
    units: resource.units,
    turnaroundMinutes: resource.policy.turnaroundMinutes,
    facts: {
      window,
      open: resource.openPeriods,
      free: resource.freePeriods,
      entries: resource.schedule.map((entry, place) => entryOf(entry, place, resource.id)),
    },
  };
  const inside = resource.children
    .slice(0, MOST_INSIDE)
    .map(({ id, name, units }): TimelineRow => ({
      id,
      name,
      zone: resource.timeZone,
      depth: 1,
      units,
      turnaroundMinutes: 0,
      entriesOnly: true,
      facts: {
        window,
        open: [],
        free: [],
        entries: resource.schedule.map((entry, place) => entryOf(entry, place, id)).filter((entry) => !entry.inside),
      },
    }));
  return [own, ...inside];
}

/** The entries of a resource for the list of its days. */
export const listEntries = (resource: ShownResource): Entry[] =>
  resource.schedule.map((entry) => ({
    kind: entry.resource.id === resource.id ? entry.kind : 'INSIDE',
    startsAt: entry.startsAt,
    endsAt: entry.endsAt,
    units: entry.units,
    label: labelOf(entry),
    bookingId: entry.booking?.id ?? null,
  }));
