import { type Queryable, statement } from '../platform/db/database.js';
import { instantOf, sqlInstant, sqlRange } from '../platform/db/sql-values.js';
import type { OwnedKey } from '../platform/core/global-id.js';
import type { Instant, TimeRange } from '../platform/core/time-range.js';
import type { AllocationKind, Occupant } from './core/conflicts.js';

/** One holder's hold on one resource, as it is written. */
export interface Allocation {
  readonly holderId: string;
  readonly resourceId: string;
  readonly kind: AllocationKind;
  readonly units: number;
  readonly reserved: TimeRange;
  readonly blocked: TimeRange;
  /** From then on it holds nothing, whether or not anything was written; null: it does not lapse. */
  readonly expiresAt: Instant | null;
}

export interface AllocationEntry extends Occupant {
  readonly reserved: TimeRange;
}

interface AllocationRow {
  readonly ordinal: string;
  readonly holder_id: string;
  readonly kind: AllocationKind;
  readonly units: number;
  readonly reserved_from: Date;
  readonly reserved_to: Date;
  readonly blocked_from: Date;
  readonly blocked_to: Date;
}

// Exclusive and counted resources have an index each; a planner proves that only from a branch for each.
const overlapping = (during: string) => `
  select a.holder_id, a.kind, a.units, a.reserved_during, a.blocked_during
    from allocation a
   where a.organization_id = w.organization_id and a.resource_id = w.resource_id and a.blocked_during && w.during
     and (a.expires_at is null or a.expires_at > $4) and a.exclusive and a.${during} && w.during
  union all
  select a.holder_id, a.kind, a.units, a.reserved_during, a.blocked_during
    from allocation a
   where a.organization_id = w.organization_id and a.resource_id = w.resource_id and a.blocked_during && w.during
     and (a.expires_at is null or a.expires_at > $4) and not a.exclusive and a.${during} && w.during`;

const entries = (during: string) => `
  select w.ordinal, a.holder_id, a.kind, a.units,
         lower(a.reserved_during) as reserved_from, upper(a.reserved_during) as reserved_to,
         lower(a.blocked_during) as blocked_from, upper(a.blocked_during) as blocked_to
    from unnest($1::bigint[], $2::uuid[], $3::tstzrange[]) with ordinality
           as w (organization_id, resource_id, during, ordinal)
    join lateral (${overlapping(during)}) a on true
   order by w.ordinal, reserved_from, a.holder_id`;

const findBlocking = statement('allocation.blocking', entries('blocked_during'));
const findReserved = statement('allocation.reserved', entries('reserved_during'));

export interface Window {
  readonly resource: OwnedKey;
  readonly range: TimeRange;
}

async function find(
  queryable: Queryable,
  windows: readonly Window[],
  now: Instant,
  which: typeof findBlocking,
): Promise<AllocationEntry[][]> {
  const found: AllocationEntry[][] = windows.map(() => []);
  if (windows.length === 0) return found;
  const rows = await queryable.run<AllocationRow>(which, [
    windows.map((w) => w.resource.organizationId),
    windows.map((w) => w.resource.id),
    windows.map((w) => sqlRange(w.range)),
    sqlInstant(now),
  ]);
  for (const row of rows) {
    found[Number(row.ordinal) - 1]?.push({
      holderId: row.holder_id,
      kind: row.kind,
      units: row.units,
      reserved: { startsAt: instantOf(row.reserved_from), endsAt: instantOf(row.reserved_to) },
      blocked: { startsAt: instantOf(row.blocked_from), endsAt: instantOf(row.blocked_to) },
    });
  }
  return found;
}

/** Who holds time in each window, turnaround included, by start; one statement for any number of windows. */
export const occupantsOf = (
  queryable: Queryable,
  windows: readonly Window[],
  now: Instant,
): Promise<AllocationEntry[][]> => find(queryable, windows, now, findBlocking);

/** What is or was reserved in each window, without turnaround, by start. */
export const scheduleOf = (
  queryable: Queryable,
  windows: readonly Window[],
  now: Instant,
): Promise<AllocationEntry[][]> => find(queryable, windows, now, findReserved);

/** The arguments of the SQL function claim_time() after the instant and the organization. */
export const claimArguments = (allocations: readonly Allocation[]): unknown[] => [
  allocations.map((a) => a.holderId),
  allocations.map((a) => a.resourceId),
  allocations.map((a) => a.kind),
  allocations.map((a) => a.units),
  allocations.map((a) => sqlRange(a.reserved)),
  allocations.map((a) => sqlRange(a.blocked)),
  allocations.map((a) => (a.expiresAt === null ? null : sqlInstant(a.expiresAt))),
];

const deleteAllocations = statement(
  'allocation.release',
  `delete from allocation where (organization_id, holder_id, resource_id) in (
     select organization_id, holder_id, resource_id from allocation
      where organization_id = $1 and holder_id = any ($2::uuid[])
      order by resource_id, lower(reserved_during), holder_id
      for update)`,
);

/** Gives the time of these holders back, in the order in which claims are written. */
export async function releaseTime(
  queryable: Queryable,
  organizationId: string,
  holderIds: readonly string[],
): Promise<void> {
  await queryable.run(deleteAllocations, [organizationId, holderIds]);
}
