import { type Queryable, statement, type Tx } from '../platform/db/database.js';
import { SqlState, sqlStateOf, violates } from '../platform/db/sql-state.js';
import { sqlInstant } from '../platform/db/sql-values.js';
import type { OwnedKey } from '../platform/core/global-id.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import type { Instant } from '../platform/core/time-range.js';
import type { OpeningPeriod } from './core/opening-hours.js';

export interface NewCapacity {
  readonly organizationId: string;
  readonly parentId: string | null;
  readonly units: number;
  readonly timeZone: string;
  readonly openingHours: readonly OpeningPeriod[];
}

const insertCapacity = statement(
  'capacity.insert',
  `insert into capacity (organization_id, parent_id, exclusive, units, time_zone, opening_hours)
   values ($1, $2, $3 = 1, $3, $4, $5) returning resource_id`,
);

const updateUnits = statement(
  'capacity.update-units',
  `with instant as (select set_config('workbay.now', $4, true) as now)
   update capacity set units = $3, exclusive = exclusive and $3 = 1
     from instant where organization_id = $1 and resource_id = $2 and instant.now <> ''`,
);

const updateOpeningHours = statement(
  'capacity.update-opening-hours',
  `update capacity set opening_hours = $3 where organization_id = $1 and resource_id = $2`,
);

/** Makes a resource bookable and answers its uuid; one unit makes it exclusive. */
export async function registerCapacity(tx: Tx, capacity: NewCapacity): Promise<string> {
  const rows = await tx.run<{ resource_id: string }>(insertCapacity, [
    capacity.organizationId,
    capacity.parentId,
    capacity.units,
    capacity.timeZone,
    JSON.stringify(capacity.openingHours),
  ]);
  const row = rows[0];
  if (row === undefined) throw new Error('the insert of a capacity answered no row');
  return row.resource_id;
}

/** Refuses when more units are booked at some instant from `now` on than would remain; the transaction is then over. */
export async function changeUnits(
  tx: Tx,
  resource: OwnedKey,
  units: number,
  now: Instant,
): Promise<Result<void, 'IN_USE'>> {
  try {
    await tx.run(updateUnits, [resource.organizationId, resource.id, units, sqlInstant(now)]);
    return ok(undefined);
  } catch (error) {
    if (sqlStateOf(error) === SqlState.exclusionViolation && violates(error, 'capacity_keeps_promises')) {
      return refuse('IN_USE');
    }
    throw error;
  }
}

export async function changeOpeningHours(
  queryable: Queryable,
  resource: OwnedKey,
  openingHours: readonly OpeningPeriod[],
): Promise<void> {
  await queryable.run(updateOpeningHours, [resource.organizationId, resource.id, JSON.stringify(openingHours)]);
}
