import { actorOf, type Viewer } from '../access/index.js';
import { happened } from '../happenings/index.js';
import type { OrganizationFacts } from '../organizations/index.js';
import { formatLocalDate } from '../platform/core/calendar.js';
import type { LocalDateTime } from '../platform/core/local-time.js';
import { DAY_MS, type Instant } from '../platform/core/time-range.js';
import type { Tx } from '../platform/db/database.js';
import type { OwnDaysChange } from './changing-days.js';

/** Days of the change that a happening names. */
const MOST_DAYS = 50;

const dayText = (day: number): string => formatLocalDate((day * DAY_MS) as LocalDateTime);

/** Tells that days of an organization changed, with those that open otherwise. */
export async function tellCalendarChanged(
  tx: Tx,
  viewer: Viewer,
  organization: OrganizationFacts,
  { days, isAny }: OwnDaysChange,
  at: Instant,
): Promise<void> {
  if (!isAny) return;
  await happened(tx, {
    kind: 'CALENDAR_CHANGED',
    at,
    actor: actorOf(viewer, 'setCalendarDays', { own: organization.key }),
    organization: organization.key,
    subject: { kind: 'ORGANIZATION', id: null },
    title: organization.name,
    changes: days
      .slice(0, MOST_DAYS)
      .map(({ day, before, after }) => ({
        field: dayText(day),
        before: before?.name ?? null,
        after: after?.name ?? null,
      })),
  });
}
