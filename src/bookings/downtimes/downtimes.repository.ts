import { claimArguments, claimTime } from '../../availability/index.js';
import type { AccountKey, DowntimeKey, OrganizationKey, ResourceKey } from '../../platform/core/keys.js';
import { type Queryable, LostRaceError, statement, type Tx } from '../../platform/db/database.js';
import { instantOf, sqlInstant } from '../../platform/db/sql-values.js';
import type { Instant, TimeRange } from '../../platform/core/time-range.js';
import { racing } from '../booking/booking-claims.js';

/** Maintenance or closure: it takes all units of a resource. */
export interface Downtime {
  readonly id: DowntimeKey;
  readonly organizationId: OrganizationKey;
  readonly resourceId: ResourceKey;
  readonly period: TimeRange;
  readonly reason: string;
}

interface DowntimeRow {
  readonly organization_id: OrganizationKey;
  readonly downtime_id: DowntimeKey['id'];
  readonly resource_id: ResourceKey['id'];
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly reason: string;
}

const downtimeOf = (row: DowntimeRow): Downtime => ({
  id: { provider: row.organization_id, id: row.downtime_id },
  organizationId: row.organization_id,
  resourceId: { provider: row.organization_id, id: row.resource_id },
  period: { startsAt: instantOf(row.starts_at), endsAt: instantOf(row.ends_at) },
  reason: row.reason,
});

const findByKeys = statement(
  'downtime.find-by-keys',
  `select d.organization_id, d.downtime_id, d.resource_id, d.starts_at, d.ends_at, d.reason
     from unnest($1::bigint[], $2::uuid[]) as w (organization_id, downtime_id)
     join downtime d using (organization_id, downtime_id)
    where d.cancelled_at is null`,
);

/** The downtimes that exist and are not cancelled. Not filtered by what a viewer may see. */
export async function downtimesById(
  queryable: Queryable,
  keys: readonly DowntimeKey[],
): Promise<Map<DowntimeKey['id'], Downtime>> {
  if (keys.length === 0) return new Map();
  const rows = await queryable.run<DowntimeRow>(findByKeys, [
    keys.map((key) => key.provider),
    keys.map((key) => key.id),
  ]);
  return new Map(rows.map(downtimeOf).map((downtime) => [downtime.id.id, downtime]));
}

const findScheduled = statement(
  'downtime.find-scheduled',
  `select organization_id, downtime_id, resource_id, starts_at, ends_at, reason from downtime
    where organization_id = $1 and downtime_id = $2`,
);

/** One that was scheduled, also when it has been called off since. */
export async function scheduledDowntime(queryable: Queryable, key: DowntimeKey): Promise<Downtime> {
  const [row] = await queryable.run<DowntimeRow>(findScheduled, [key.provider, key.id]);
  if (row === undefined) throw new Error(`the downtime ${key.id} was scheduled and does not exist`);
  return downtimeOf(row);
}

const insertAndClaim = statement(
  'downtime.insert',
  `with new_downtime as (
     insert into downtime (organization_id, downtime_id, resource_id, starts_at, ends_at, reason, scheduled_by,
                           scheduled_at)
     values ($2, $3, $4, $5, $6, $7, $8, $1))
   select ${claimTime(9)} as missing`,
);

export interface NewDowntime {
  readonly downtimeId: DowntimeKey['id'];
  readonly resource: ResourceKey;
  readonly units: number;
  readonly period: TimeRange;
  readonly reason: string;
  readonly scheduledBy: AccountKey;
}

/** Writes the downtime and takes its time. Throws LostRaceError when somebody took the time since the caller looked. */
export async function insertDowntime(tx: Tx, downtime: NewDowntime, now: Instant): Promise<void> {
  const { downtimeId, resource, units, period, reason, scheduledBy } = downtime;
  const allocation = {
    holderId: downtimeId,
    resourceId: resource.id,
    kind: 'DOWNTIME' as const,
    units,
    whole: true,
    reserved: period,
    blocked: period,
    expiresAt: null,
    releasesAt: null,
  };
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

const cancel = statement(
  'downtime.cancel',
  `update downtime set cancelled_at = $3 where organization_id = $1 and downtime_id = $2 and cancelled_at is null
   returning downtime_id`,
);

/** False when somebody else cancelled it first. */
export async function writeDowntimeCancelled(tx: Tx, downtime: DowntimeKey, now: Instant): Promise<boolean> {
  const rows = await tx.run(cancel, [downtime.provider, downtime.id, sqlInstant(now)]);
  return rows.length === 1;
}
