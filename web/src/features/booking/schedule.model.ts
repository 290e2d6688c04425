import { timelineEntries } from '../../timeline/entries';
import type { Span } from '../../time/zoned';
import type { TimelineRow } from '../../timeline/pieces';
import type { ShownResource } from './shown-resource';

/** Rows of machines inside a resource that its timeline shows at most. */
const MOST_INSIDE = 20;

/** The rows of a resource's timeline: itself, and the machines inside it with what is taken of them. */
export function rowsOf(resource: ShownResource, window: Span): TimelineRow[] {
  const { schedule, timeZone: zone } = resource;
  const own: TimelineRow = {
    id: resource.id,
    name: resource.name,
    zone,
    depth: 0,
    units: resource.units,
    turnaroundMinutes: resource.policy.turnaroundMinutes,
    facts: {
      window,
      open: resource.openPeriods,
      free: resource.freePeriods,
      entries: timelineEntries(schedule, resource.id),
    },
  };
  const inside = resource.children.slice(0, MOST_INSIDE).map(({ id, name, units }): TimelineRow => {
    const entries = timelineEntries(schedule, id).filter((entry) => !entry.inside);
    const facts = { window, open: [], free: [], entries };
    return { id, name, zone, depth: 1, units, turnaroundMinutes: 0, entriesOnly: true, facts };
  });
  return [own, ...inside];
}
