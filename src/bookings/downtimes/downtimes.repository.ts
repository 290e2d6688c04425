import { IsNull } from 'typeorm';
import { type Allocation, claimArguments, claimTime, giveTimeBackMoving } from '../../availability/index.js';
import type { AccountKey, DowntimeKey, OrganizationKey, ResourceKey } from '../../platform/core/keys.js';
import { type Queryable, LostRaceError, statement, type Tx } from '../../platform/db/database.js';
import { sqlInstant } from '../../platform/db/sql-values.js';
import type { Instant, TimeRange } from '../../platform/core/time-range.js';
import { racing } from '../booking/booking-claims.js';
import { DowntimeEntity } from './downtime.entity.js';

/** Maintenance or closure: it takes all units of a resource. */
export interface Downtime {
  readonly id: DowntimeKey;
  readonly organizationId: OrganizationKey;
  readonly resourceId: ResourceKey;
  readonly period: TimeRange;
  readonly reason: string;
}

const downtimeOf = ({
  organizationId,
  downtimeId,
  resourceId,
  startsAt,
  endsAt,
  reason,
}: DowntimeEntity): Downtime => ({
  id: { provider: organizationId, id: downtimeId },
  organizationId,
  resourceId: { provider: organizationId, id: resourceId },
  period: { startsAt, endsAt },
  reason,
});

const placeOf = ({ provider, id }: DowntimeKey) => ({ organizationId: provider, downtimeId: id });

/** The downtimes that exist and are not cancelled. Not filtered by what a viewer may see. */
export async function downtimesById(
  queryable: Queryable,
  keys: readonly DowntimeKey[],
): Promise<Map<DowntimeKey['id'], Downtime>> {
  if (keys.length === 0) return new Map();
  const where = keys.map((key) => ({ ...placeOf(key), cancelledAt: IsNull() }));
  const rows = await queryable.entities((manager) => manager.findBy(DowntimeEntity, where));
  return new Map(rows.map(downtimeOf).map((downtime) => [downtime.id.id, downtime]));
}

/** One that was scheduled, also when it has been called off since. */
export async function scheduledDowntime(queryable: Queryable, key: DowntimeKey): Promise<Downtime> {
  const row = await queryable.entities((manager) => manager.findOneBy(DowntimeEntity, placeOf(key)));
  if (row === null) throw new Error(`the downtime ${key.id} was scheduled and does not exist`);
  return downtimeOf(row);
}

const insertAndClaim = statement('downtime.insert')`with new_downtime as (
     insert into downtime (organization_id, downtime_id, resource_id, starts_at, ends_at, reason, scheduled_by,
                           scheduled_at)
     values ($2, $3, $4, $5, $6, $7, $8, $1))
   select ${claimTime(9)} as missing`;

export interface NewDowntime {
  readonly downtimeId: DowntimeKey['id'];
  readonly resource: ResourceKey;
  readonly units: number;
  readonly period: TimeRange;
  readonly reason: string;
  readonly scheduledBy: AccountKey;
}

const allocationOf = (
  holderId: DowntimeKey['id'],
  resource: ResourceKey,
  units: number,
  period: TimeRange,
): Allocation => ({
  ...{ holderId, resourceId: resource.id, kind: 'DOWNTIME', units, whole: true },
  ...{ reserved: period, blocked: period, expiresAt: null, releasesAt: null },
});

/** The one with this key, unless it was cancelled; nobody else changes it until the transaction ends. */
export async function lockedDowntime(tx: Tx, key: DowntimeKey): Promise<Downtime | null> {
  const where = { ...placeOf(key), cancelledAt: IsNull() };
  const lock = { mode: 'for_no_key_update' } as const;
  const row = await tx.entities((manager) => manager.findOne(DowntimeEntity, { where, lock }));
  return row === null ? null : downtimeOf(row);
}

const moveAndClaim = statement('downtime.move')`with moved as (
     update downtime set starts_at = $4, ends_at = $5, reason = $6 where organization_id = $2 and downtime_id = $3)
   select ${claimTime(7)} as missing`;

/**
 * Gives the time of a locked downtime back and takes that of its new period. Throws LostRaceError when somebody took the
 * time since the caller looked.
 */
export async function moveDowntime(tx: Tx, downtime: Downtime, units: number, now: Instant): Promise<void> {
  const { id, resourceId, period, reason } = downtime;
  await giveTimeBackMoving(tx, id, period.startsAt, now);
  const [written] = await racing(() =>
    tx.run<{ missing: number }>(moveAndClaim, [
      sqlInstant(now),
      id.provider,
      id.id,
      sqlInstant(period.startsAt),
      sqlInstant(period.endsAt),
      reason,
      ...claimArguments([allocationOf(id.id, resourceId, units, period)]),
    ]),
  );
  if (written?.missing !== 0) throw new LostRaceError();
}

/** Writes the downtime and takes its time. Throws LostRaceError when somebody took the time since the caller looked. */
export async function insertDowntime(tx: Tx, downtime: NewDowntime, now: Instant): Promise<void> {
  const { downtimeId, resource, units, period, reason, scheduledBy } = downtime;
  const allocation = allocationOf(downtimeId, resource, units, period);
  const [written] = await racing(() =>
    tx.run<{ missing: number }>(insertAndClaim, [
      sqlInstant(now),
      resource.provider,
      downtimeId,
      resource.id,
      sqlInstant(period.startsAt),
      sqlInstant(period.endsAt),
      reason,
      scheduledBy,
      ...claimArguments([allocation]),
    ]),
  );
  if (written?.missing !== 0) throw new LostRaceError();
}

/** False when somebody else cancelled it first. */
export async function writeDowntimeCancelled(tx: Tx, downtime: DowntimeKey, now: Instant): Promise<boolean> {
  const standing = { ...placeOf(downtime), cancelledAt: IsNull() };
  const { affected } = await tx.entities((manager) => manager.update(DowntimeEntity, standing, { cancelledAt: now }));
  return affected === 1;
}
