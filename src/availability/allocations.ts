import type { HolderKey, OrganizationKey, ResourceKey } from '../platform/core/keys.js';
import { type Queryable, LostRaceError, statement, type Tx } from '../platform/db/database.js';
import { instantOf, instantOrNull, sqlInstant, sqlInstantOrNull, sqlRange } from '../platform/db/sql-values.js';
import type { Instant, TimeRange } from '../platform/core/time-range.js';
import type { AllocationKind, TimeHolder } from './core/conflicts.js';

/** One holder's hold on one resource, as it is written. */
export interface Allocation {
  readonly holderId: HolderKey['id'];
  readonly resourceId: ResourceKey['id'];
  readonly kind: AllocationKind;
  readonly units: number;
  /** Takes everything inside the resource as well, and closes it to others where there is something inside. */
  readonly whole: boolean;
  readonly reserved: TimeRange;
  readonly blocked: TimeRange;
  /** From then on it holds nothing, whether or not anything was written; null: it does not lapse. */
  readonly expiresAt: Instant | null;
  /** From then on it blocks no longer than its turnaround, written or not; null: it keeps its time. */
  readonly releasesAt: Instant | null;
}

/** An entry of a schedule. */
export interface ScheduledEntry extends AllocationEntry {
  /** The resource is taken because something around it is taken whole. */
  readonly derived: boolean;
  /** The instant at which the clock alone ends it: it lapses, or is missed; null = never. */
  readonly changesAt: Instant | null;
}

export interface AllocationEntry extends TimeHolder {
  /** The uuid of the resource on which it was found: the one of the window, or one inside it. */
  readonly resourceKey: ResourceKey['id'];
  readonly reserved: TimeRange;
}

interface AllocationRow {
  readonly ordinal: string;
  readonly inside: boolean;
  readonly closes: boolean;
  readonly resource_id: ResourceKey['id'];
  readonly holder_id: HolderKey['id'];
  readonly kind: AllocationKind;
  readonly units: number;
  readonly reserved_from: Date;
  readonly reserved_to: Date;
  readonly blocked_from: Date | null;
  readonly blocked_to: Date | null;
}

interface ScheduledRow extends AllocationRow {
  readonly derived: boolean;
  readonly changes_at: Date | null;
}

/** A window of a resource, and whether everything inside counts too. */
export interface Window {
  readonly resource: ResourceKey;
  readonly range: TimeRange;
  readonly whole: boolean;
}

const COLUMNS = `a.holder_id, a.kind, a.units, a.reserved_during,
         blocked_at(a.blocked_during, a.reserved_during, a.releases_at, $5) as blocked_during`;

const AT_THE_WINDOW = `a.organization_id = w.organization_id and a.resource_id = w.resource_id
     and (a.expires_at is null or a.expires_at > $5)`;

/** Whether nobody else has units of a counted resource that allocation `a` takes, whatever was added to it. */
const CLOSES = `(a.inside or (a.whole and exists (
         select from capacity k where k.organization_id = a.organization_id and k.parent_id = a.resource_id)))`;

// Exclusive, counted and released allocations have an index each; a planner proves that only from a branch for each.
const blocking = `
  select ${COLUMNS}, false as closes from allocation a
   where ${AT_THE_WINDOW} and a.exclusive and a.blocked_during && w.during
     and blocked_at(a.blocked_during, a.reserved_during, a.releases_at, $5) && w.during
  union all
  select ${COLUMNS}, ${CLOSES} from allocation a
   where ${AT_THE_WINDOW} and not a.exclusive and a.blocked_during && w.during
     and blocked_at(a.blocked_during, a.reserved_during, a.releases_at, $5) && w.during`;

const SCHEDULED = `${COLUMNS}, false as closes, a.inside as derived,
         coalesce(a.expires_at, case when a.releases_at > $5 then a.releases_at end) as changes_at`;

const reserved = `
  select ${SCHEDULED} from allocation a
   where ${AT_THE_WINDOW} and a.exclusive and not a.released and a.blocked_during && w.during
     and a.reserved_during && w.during
  union all
  select ${SCHEDULED} from allocation a
   where ${AT_THE_WINDOW} and not a.exclusive and not a.released and a.blocked_during && w.during
     and a.reserved_during && w.during
  union all
  select ${SCHEDULED} from allocation a
   where ${AT_THE_WINDOW} and a.released and a.reserved_during && w.during`;

const entries = (found: string, more = '') => `
  with recursive looked_at as (
    select w.ordinal, w.organization_id, w.resource_id, w.during, w.whole, false as inside
      from unnest($1::bigint[], $2::uuid[], $3::tstzrange[], $4::boolean[]) with ordinality
             as w (organization_id, resource_id, during, whole, ordinal)
    union all
    select w.ordinal, w.organization_id, c.resource_id, w.during, w.whole, true
      from looked_at w
      join capacity c on c.organization_id = w.organization_id and c.parent_id = w.resource_id
     where w.whole)
  select w.ordinal, w.inside, w.resource_id, a.closes, a.holder_id, a.kind, a.units,
         lower(a.reserved_during) as reserved_from, upper(a.reserved_during) as reserved_to,
         lower(a.blocked_during) as blocked_from, upper(a.blocked_during) as blocked_to${more}
    from looked_at w join lateral (${found}) a on true
   order by w.ordinal, reserved_from, a.holder_id`;

const findBlocking = statement('allocation.blocking')`${entries(blocking)}`;
const findReserved = statement('allocation.reserved')`${entries(reserved, ', a.derived, a.changes_at')}`;

function entryOf(row: AllocationRow): AllocationEntry {
  const reservedFrom = instantOf(row.reserved_from);
  return {
    holderId: row.holder_id,
    kind: row.kind,
    units: row.units,
    resourceKey: row.resource_id,
    inside: row.inside,
    closes: row.closes,
    reserved: { startsAt: reservedFrom, endsAt: instantOf(row.reserved_to) },
    // A range that became empty tells no bounds.
    blocked: {
      startsAt: row.blocked_from === null ? reservedFrom : instantOf(row.blocked_from),
      endsAt: row.blocked_to === null ? reservedFrom : instantOf(row.blocked_to),
    },
  };
}

async function find<Row extends AllocationRow, Entry>(
  queryable: Queryable,
  windows: readonly Window[],
  now: Instant,
  which: typeof findBlocking,
  read: (row: Row) => Entry,
): Promise<Entry[][]> {
  const found: Entry[][] = windows.map(() => []);
  if (windows.length === 0) return found;
  const rows = await queryable.run<Row>(which, [
    windows.map((w) => w.resource.provider),
    windows.map((w) => w.resource.id),
    windows.map((w) => sqlRange(w.range)),
    windows.map((w) => w.whole),
    sqlInstant(now),
  ]);
  for (const row of rows) found[Number(row.ordinal) - 1]?.push(read(row));
  return found;
}

/** The holders of time in each window, turnaround included, by start; one statement for any number of windows. */
export const holdersOf = (
  queryable: Queryable,
  windows: readonly Window[],
  now: Instant,
): Promise<AllocationEntry[][]> => find(queryable, windows, now, findBlocking, entryOf);

const scheduledOf = (row: ScheduledRow): ScheduledEntry => ({
  ...entryOf(row),
  derived: row.derived,
  changesAt: instantOrNull(row.changes_at),
});

/** Present and past reservations in each window, without turnaround, by start. */
export const scheduleOf = (
  queryable: Queryable,
  windows: readonly Window[],
  now: Instant,
): Promise<ScheduledEntry[][]> => find(queryable, windows, now, findReserved, scheduledOf);

/**
 * A call of the SQL function claim_time(): $1 is the instant, $2 the organization, claimArguments() from `first` on.
 */
export function claimTime(first: number): string {
  const types = ['uuid[]', 'uuid[]', 'text[]', 'int[]', 'boolean[]', 'tstzrange[]', 'tstzrange[]'];
  const instants = ['timestamptz[]', 'timestamptz[]'];
  const given = [...types, ...instants].map((type, index) => `$${first + index}::${type}`);
  return `claim_time($1, $2, ${given.join(', ')})`;
}

/** The arguments of claim_time() for these allocations. */
export const claimArguments = (allocations: readonly Allocation[]): unknown[] => [
  allocations.map((a) => a.holderId),
  allocations.map((a) => a.resourceId),
  allocations.map((a) => a.kind),
  allocations.map((a) => a.units),
  allocations.map((a) => a.whole),
  allocations.map((a) => sqlRange(a.reserved)),
  allocations.map((a) => sqlRange(a.blocked)),
  allocations.map((a) => sqlInstantOrNull(a.expiresAt)),
  allocations.map((a) => sqlInstantOrNull(a.releasesAt)),
];

const deleteAllocations = statement('allocation.give-back')`
  delete from allocation where (organization_id, holder_id, resource_id) in (
     select organization_id, holder_id, resource_id from allocation
      where organization_id = $1 and holder_id = any ($2::uuid[])
      order by resource_id, lower(reserved_during), holder_id
      for update)`;

/** Gives all the time of these holders back, in the order in which claims are written. */
export async function giveTimeBack(
  queryable: Queryable,
  organizationId: OrganizationKey,
  holderIds: readonly HolderKey['id'][],
): Promise<void> {
  await queryable.run(deleteAllocations, [organizationId, holderIds]);
}

const deleteMoving = statement('allocation.give-back-moving')`
  delete from allocation where (organization_id, holder_id, resource_id) in (
     select organization_id, holder_id, resource_id from allocation
      where organization_id = $1 and holder_id = $2
        and not (inside and upper(reserved_during) <= $3 and lower(reserved_during) = $4)
      order by resource_id, lower(reserved_during), holder_id
      for update)`;

/**
 * Gives the time of a holder back that is to begin at `startsAt` from now on. What left the inside of it while it was
 * running keeps what has passed, if it goes on from the same start.
 */
export async function giveTimeBackMoving(tx: Tx, holder: HolderKey, startsAt: Instant, now: Instant): Promise<void> {
  await tx.run(deleteMoving, [holder.provider, holder.id, sqlInstant(now), sqlInstant(startsAt)]);
}

const update = (changes: string) =>
  `with own as (
     select organization_id, holder_id, resource_id from allocation
      where organization_id = $1 and holder_id = $2 and not released
        and (expires_at is null or expires_at > $3) and (releases_at is null or releases_at > $3)
      order by resource_id for update)
   update allocation a set ${changes} from own
    where (a.organization_id, a.holder_id, a.resource_id) = (own.organization_id, own.holder_id, own.resource_id)
   returning 1`;

const keep = statement('allocation.keep')`
  ${update(`kind = 'BOOKING', expires_at = $4::timestamptz, releases_at = $5::timestamptz`)}`;

/**
 * Goes on holding the time, under new terms. Throws LostRaceError when it has lapsed in the eyes of another, whose clock is
 * ahead: look again.
 */
export async function keepTime(
  tx: Tx,
  holder: HolderKey,
  terms: Pick<Allocation, 'expiresAt' | 'releasesAt'>,
  now: Instant,
): Promise<void> {
  const values = [sqlInstant(now), sqlInstantOrNull(terms.expiresAt), sqlInstantOrNull(terms.releasesAt)];
  const rows = await tx.run(keep, [holder.provider, holder.id, ...values]);
  if (rows.length === 0) throw new LostRaceError();
}

const release = statement('allocation.release')`
  ${update(`blocked_during = blocked_when_released(a.blocked_during, a.reserved_during, $4::timestamptz),
          released = true, releases_at = null`)}`;

/** Releases what is left of the time at an instant; the turnaround runs from there. Throws LostRaceError as keepTime does. */
export async function releaseTime(tx: Tx, holder: HolderKey, at: Instant, now: Instant): Promise<void> {
  const rows = await tx.run(release, [holder.provider, holder.id, sqlInstant(now), sqlInstant(at)]);
  if (rows.length === 0) throw new LostRaceError();
}
