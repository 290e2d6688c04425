import type { OrganizationKey, ResourceKey } from '../platform/core/keys.js';
import { type Queryable, LostRaceError, statement, type Tx } from '../platform/db/database.js';
import { SqlState, sqlStateOf, violates } from '../platform/db/sql-state.js';
import { sqlInstant } from '../platform/db/sql-values.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import type { Instant } from '../platform/core/time-range.js';
import { AllocationEntity } from './allocation.entity.js';
import { CapacityEntity } from './capacity.entity.js';
import type { OpeningPeriod } from './core/opening-hours.js';

export interface NewCapacity {
  readonly organizationId: OrganizationKey;
  readonly parentId: ResourceKey['id'] | null;
  readonly units: number;
  readonly timeZone: string;
  readonly openingHours: readonly OpeningPeriod[];
}

const insertCapacity = statement('capacity.insert')`
  insert into capacity (organization_id, parent_id, exclusive, units, calendar_id)
   values ($1, $2, $3 = 1, $3, opening_calendar_of($1, $4, $5)) returning resource_id`;

const lockStructure = statement('capacity.lock-structure')`select lock_structure($1, $2::uuid[])`;

const placeOf = ({ provider, id }: ResourceKey) => ({ organizationId: provider, resourceId: id });

const updateUnits = statement('capacity.change-units')`select change_units($4, $1, $2, $3)`;

const leaveContainers = statement('capacity.leave-containers')`select leave_containers($3, $1, $2)`;

const joinContainers = statement('capacity.join-containers')`select join_containers($3, $1, $2)`;

const updateOpeningHours = statement('capacity.update-opening-hours')`
  update capacity k set calendar_id = opening_calendar_of(k.organization_id, c.time_zone, $3)
     from opening_calendar c
    where k.organization_id = $1 and k.resource_id = $2
      and c.organization_id = k.organization_id and c.calendar_id = k.calendar_id`;

/** Makes a resource bookable and answers its uuid; one unit makes it exclusive. It joins what takes its parent whole. */
export async function registerCapacity(tx: Tx, capacity: NewCapacity, now: Instant): Promise<ResourceKey['id']> {
  const { organizationId, parentId } = capacity;
  if (parentId !== null) await tx.run(lockStructure, [organizationId, [parentId]]);
  const values = [organizationId, parentId, capacity.units, capacity.timeZone, JSON.stringify(capacity.openingHours)];
  const rows = await unlessParentGone(() => tx.run<{ resource_id: ResourceKey['id'] }>(insertCapacity, values));
  const row = rows[0];
  if (row === undefined) throw new Error('the insert of a capacity answered no row');
  if (parentId !== null) await tx.run(joinContainers, [organizationId, row.resource_id, sqlInstant(now)]);
  return row.resource_id;
}

/** A parent that was deleted since the caller looked shows as a broken foreign key; the caller looks again. */
async function unlessParentGone<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw violates(error, 'capacity_parent') ? new LostRaceError() : error;
  }
}

/** Refusals of the database end the transaction. */
async function unlessInUse(change: () => Promise<void>): Promise<Result<void, 'IN_USE'>> {
  try {
    await change();
    return ok(undefined);
  } catch (error) {
    if (sqlStateOf(error) === SqlState.exclusionViolation) return refuse('IN_USE');
    throw error;
  }
}

/** Refuses when more units are booked at some instant from `now` on than would remain. */
export const changeUnits = (
  tx: Tx,
  resource: ResourceKey,
  units: number,
  now: Instant,
): Promise<Result<void, 'IN_USE'>> =>
  unlessInUse(async () => {
    await tx.run(updateUnits, [resource.provider, resource.id, units, sqlInstant(now)]);
  });

/**
 * Puts a resource, with all that is inside it, into another or out of all: it leaves what takes its old containers
 * whole and joins what takes the new ones. Refuses when it is taken itself while a new one is taken whole.
 */
export const changeParent = (
  tx: Tx,
  resource: ResourceKey,
  parentId: ResourceKey['id'] | null,
  now: Instant,
): Promise<Result<void, 'IN_USE'>> =>
  unlessInUse(async () => {
    const { provider, id } = resource;
    await tx.run(lockStructure, [provider, parentId === null ? [id] : [id, parentId]]);
    await tx.run(leaveContainers, [provider, id, sqlInstant(now)]);
    await unlessParentGone(() =>
      tx.entities((manager) => manager.update(CapacityEntity, placeOf(resource), { parentId })),
    );
    await tx.run(joinContainers, [provider, id, sqlInstant(now)]);
  });

const findContainers = statement('capacity.containers')`select distinct c.parent_id as resource_id from capacity c
    where c.organization_id = $1 and c.parent_id = any ($2::uuid[])`;

/** The uuids of those resources of one organization that have something inside. */
export async function containersAmong(
  queryable: Queryable,
  organizationKey: OrganizationKey,
  resourceIds: readonly ResourceKey['id'][],
): Promise<ReadonlySet<ResourceKey['id']>> {
  if (resourceIds.length === 0) return new Set();
  const rows = await queryable.run<{ resource_id: ResourceKey['id'] }>(findContainers, [organizationKey, resourceIds]);
  return new Set(rows.map((row) => row.resource_id));
}

export async function changeOpeningHours(
  queryable: Queryable,
  resource: ResourceKey,
  openingHours: readonly OpeningPeriod[],
): Promise<void> {
  await queryable.run(updateOpeningHours, [resource.provider, resource.id, JSON.stringify(openingHours)]);
}

const tree = statement('capacity.tree')`with recursive tree as (
     select $2::uuid as resource_id
     union
     select c.resource_id from tree join capacity c on c.organization_id = $1 and c.parent_id = tree.resource_id)
   select resource_id from tree`;

/** The uuids of a resource and of everything inside it, which stays as it is until the transaction ends. */
export async function lockedTree(tx: Tx, { provider, id }: ResourceKey): Promise<readonly ResourceKey['id'][]> {
  await tx.run(lockStructure, [provider, [id]]);
  return (await tx.run<{ resource_id: ResourceKey['id'] }>(tree, [provider, id])).map(({ resource_id }) => resource_id);
}

const held = statement('capacity.held')`select from allocation a
    where a.organization_id = $1 and a.resource_id = any ($2::uuid[])
      and upper(a.reserved_during) > $3 and (a.expires_at is null or a.expires_at > $3) limit 1`;

const changeZone = statement('capacity.change-time-zone')`
  update capacity k set calendar_id = opening_calendar_of(k.organization_id, $3, c.opening_hours)
     from opening_calendar c
    where k.organization_id = $1 and k.resource_id = any ($2::uuid[])
      and c.organization_id = k.organization_id and c.calendar_id = k.calendar_id`;

/**
 * Moves resources, by their uuids, to another time zone; opening hours stay as wall clock. Refuses while a booking or
 * downtime of any of them has not ended at `now`.
 */
export async function changeTimeZone(
  tx: Tx,
  resources: { readonly organizationId: OrganizationKey; readonly ids: readonly ResourceKey['id'][] },
  timeZone: string,
  now: Instant,
): Promise<Result<void, 'IN_USE'>> {
  const { organizationId, ids } = resources;
  if ((await tx.run(held, [organizationId, ids, sqlInstant(now)])).length > 0) return refuse('IN_USE');
  await tx.run(changeZone, [organizationId, ids, timeZone]);
  return ok(undefined);
}

/** Deletes the capacity of a resource that was deleted; foreign keys refuse while anything is booked or stands inside. */
export async function removeCapacity(tx: Tx, resource: ResourceKey): Promise<void> {
  await tx.entities(async (manager) => {
    await manager.delete(AllocationEntity, { ...placeOf(resource), kind: 'DOWNTIME' });
    await manager.delete(CapacityEntity, placeOf(resource));
  });
}
