import { ZONE_RULES } from '../../availability/index.js';
import type { OrganizationKey, ResourceKey } from '../../platform/core/keys.js';
import { formatLocalDate } from '../../platform/core/calendar.js';
import type { LocalDateTime } from '../../platform/core/local-time.js';
import type { Instant } from '../../platform/core/time-range.js';
import { localDayOf } from '../../platform/db/columns.js';
import { type Queryable, statement } from '../../platform/db/database.js';
import { sqlInstant } from '../../platform/db/sql-values.js';
import { type JointCount, type MonthSnapshot, OUTCOMES } from '../facts/core/month-snapshot.js';

interface KeptRow extends MonthKeyRow {
  /** The resources; null = the same as those of the row before. */
  readonly resources: string | null;
  readonly figures: number[];
  readonly joint_bookings: string;
  readonly joint: number[];
}

// Made by other rules of zones, or later than now, it is not taken for known. Most months of a provider have the same
// resources, which are a third of all that would be sent.
const findMonths = statement('report.kept-months')`select organization_id, month::text,
          case when resources is distinct from lag(resources) over (partition by organization_id order by month)
               then resources::text end as resources,
          figures, joint_bookings::text, joint
     from utilization_month
    where organization_id = any ($1::bigint[]) and month = any ($2::date[]) and zone_rules = $3 and made_at <= $4
    order by organization_id, month`;

/** Months by their first days. */
export type KeptMonths = ReadonlyMap<LocalDateTime, MonthSnapshot>;

/** The stored months with these first days, by the key of the provider. */
export async function keptMonthsOf(
  queryable: Queryable,
  organizationKeys: readonly OrganizationKey[],
  months: readonly LocalDateTime[],
  now: Instant,
): Promise<ReadonlyMap<OrganizationKey, KeptMonths>> {
  const rows = await queryable.run<KeptRow>(findMonths, [
    organizationKeys,
    months.map(formatLocalDate),
    ZONE_RULES,
    sqlInstant(now),
  ]);
  const found = new Map<OrganizationKey, Map<LocalDateTime, MonthSnapshot>>();
  let positions: MonthSnapshot['positions'] = new Map();
  for (const row of rows) {
    if (row.resources !== null) positions = positionsOf(row.resources);
    const { month } = monthKeyOf(row);
    const ofProvider = found.get(row.organization_id) ?? new Map<LocalDateTime, MonthSnapshot>();
    found.set(row.organization_id, ofProvider);
    ofProvider.set(month, monthOfRow(row, positions));
  }
  return found;
}

/** The uuids of an array as PostgreSQL writes it: {…,…}. */
const keysOf = (text: string): string[] => (text === '{}' ? [] : text.slice(1, -1).split(','));

const positionsOf = (text: string): MonthSnapshot['positions'] =>
  new Map(keysOf(text).map((resource, position) => [resource as ResourceKey['id'], position]));

const JOINT_WIDTH = 4;

function monthOfRow(row: KeptRow, positions: MonthSnapshot['positions']): MonthSnapshot {
  const bookings = keysOf(row.joint_bookings);
  const joint: JointCount[] = [];
  for (let index = 0; index < row.joint.length; index += JOINT_WIDTH) {
    const [booking = 0, position = 0, outcome = 0, lead = 0] = row.joint.slice(index, index + JOINT_WIDTH);
    joint.push({ booking: bookings[booking] ?? '', position, outcome: OUTCOMES[outcome] ?? 'STANDS', lead });
  }
  return { positions, figures: row.figures, joint };
}

const insertMonth = statement('report.keep-month')`
  insert into utilization_month (organization_id, month, zone_rules, made_at, recounted_at, resources, figures,
                                  joint_bookings, joint)
   values ($1, $2, $3, $4, $4, $5::uuid[], $6::json, $7::uuid[], $8::json)
   on conflict on constraint utilization_month_pkey do update
     set zone_rules = excluded.zone_rules, made_at = excluded.made_at, recounted_at = excluded.recounted_at,
         resources = excluded.resources, figures = excluded.figures, joint_bookings = excluded.joint_bookings,
         joint = excluded.joint`;

/** A month of a provider, by its first day. */
export interface MonthKey {
  readonly organizationKey: OrganizationKey;
  readonly month: LocalDateTime;
}

/** `month::text`: as PostgreSQL writes a date. */
export interface MonthKeyRow {
  readonly organization_id: OrganizationKey;
  readonly month: string;
}

export function monthKeyOf({ organization_id: organizationKey, month: text }: MonthKeyRow): MonthKey {
  return { organizationKey, month: localDayOf(text) };
}

export async function insertKeptMonth(
  queryable: Queryable,
  key: MonthKey,
  kept: MonthSnapshot,
  now: Instant,
): Promise<void> {
  const bookings = [...new Set(kept.joint.map(({ booking }) => booking))];
  const places = new Map(bookings.map((booking, place) => [booking, place]));
  await queryable.run(insertMonth, [
    key.organizationKey,
    formatLocalDate(key.month),
    ZONE_RULES,
    sqlInstant(now),
    [...kept.positions.keys()],
    JSON.stringify(Array.from(kept.figures)),
    bookings,
    JSON.stringify(
      kept.joint.flatMap(({ booking, position, outcome, lead }) => [
        places.get(booking) ?? 0,
        position,
        OUTCOMES.indexOf(outcome),
        lead,
      ]),
    ),
  ]);
}
