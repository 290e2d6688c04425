import type { OrganizationKey } from '../platform/core/keys.js';
import { formatLocalDate } from '../platform/core/calendar.js';
import { dayNumberAt, type IsoWeekday, type LocalDateTime } from '../platform/core/local-time.js';
import { DAY_MS, type TimeRange } from '../platform/core/time-range.js';
import { localDayOf } from '../platform/db/columns.js';
import { type Queryable, statement } from '../platform/db/database.js';
import type { SpecialDay, SpecialDays } from './core/opening-hours.js';

/** A row of calendar_days_in_force(). */
export interface SpecialDayRow {
  readonly organization_id: OrganizationKey;
  readonly day: string;
  readonly name: string;
  readonly opens_like: IsoWeekday | null;
}

/** The columns of a SpecialDayRow; ids and days as text, so that JSON carries them whole. */
export const SPECIAL_DAY_COLUMNS = 'd.organization_id::text, d.day::text, d.name, d.opens_like';

const FIRST_DAY = Date.parse('0001-01-01T00:00:00Z');
const LAST_DAY = Date.parse('9999-12-31T00:00:00Z');
/** A local day lies within two days of the same day in UTC, whatever its zone. */
const ANY_ZONE_MS = 2 * DAY_MS;

const sqlDay = (milliseconds: number): string =>
  formatLocalDate(Math.min(Math.max(milliseconds, FIRST_DAY), LAST_DAY) as LocalDateTime);

/** The local days of any zone that a window may touch, as two SQL dates, the second exclusive. */
export const daysAround = (window: TimeRange): readonly [from: string, to: string] => [
  sqlDay(window.startsAt - ANY_ZONE_MS),
  sqlDay(window.endsAt + ANY_ZONE_MS),
];

export function specialDaysOf(rows: readonly SpecialDayRow[]): SpecialDays {
  const days = new Map<number, SpecialDay>();
  for (const row of rows) {
    days.set(dayNumberAt(localDayOf(row.day)), { opensLike: row.opens_like, name: row.name });
  }
  return days;
}

const findSpecialDays = statement('calendar.special-days')`
  select ${SPECIAL_DAY_COLUMNS} from calendar_days_in_force($1::bigint[], $2, $3) d`;

/** The special days of organizations (by the keys of their ids) that a window may touch; those without have no entry. */
export async function specialDaysIn(
  queryable: Queryable,
  organizationKeys: readonly OrganizationKey[],
  window: TimeRange,
): Promise<ReadonlyMap<OrganizationKey, SpecialDays>> {
  if (organizationKeys.length === 0) return new Map();
  const rows = await queryable.run<SpecialDayRow>(findSpecialDays, [
    [...new Set(organizationKeys)],
    ...daysAround(window),
  ]);
  const byOrganization = Map.groupBy(rows, (row) => row.organization_id);
  return new Map([...byOrganization].map(([key, days]) => [key, specialDaysOf(days)]));
}
