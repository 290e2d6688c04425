import type { OwnCalendarQuery } from '../../api/generated/graphql';
import type { Span } from '../../time/zoned';
import { timelineEntries } from '../../timeline/entries';
import type { TimelineRow } from '../../timeline/pieces';
import { inTree } from '../../ui/tree';

export type CalendarResource = OwnCalendarQuery['resources']['nodes'][number];

/** The rows of own equipment, each after the one that contains it. */
export const rowsOf = (resources: readonly CalendarResource[], window: Span): TimelineRow[] =>
  inTree(resources).map(({ row, depth }) => ({
    id: row.id,
    name: row.name,
    zone: row.timeZone,
    depth,
    units: row.units,
    turnaroundMinutes: row.policy.turnaroundMinutes,
    facts: { window, open: row.openPeriods, free: row.freePeriods, entries: timelineEntries(row.schedule, row.id) },
  }));
