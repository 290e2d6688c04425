import type { Instant } from '../platform/core/time-range.js';
import { type Queryable, statement } from '../platform/db/database.js';
import { sqlInstant } from '../platform/db/sql-values.js';

// Reserves the rest of the limit if it is less than was asked for; no row = nothing is left. Minutes that are over go
// with it, more rows than one reservation adds, so the table stays small; not the last ones, which are not over yet for
// an instance whose clock is behind.
const reserve = statement('access.reserve-operations')`
  with forgotten as (
    delete from operation_allowance where (account_id, minute) in (
      select account_id, minute from operation_allowance where minute < $2::timestamptz - interval '5 minutes' limit 10 for update skip locked))
  insert into operation_allowance as allowance (account_id, minute, taken) values ($1, $2, least($3::int, $4::int))
      on conflict (account_id, minute) do update set taken = least(allowance.taken + $3::int, $4::int)
   where allowance.taken < $4::int
  returning new.taken - coalesce(old.taken, 0) as granted`;

export interface Reservation {
  /** The key of the account or network. */
  readonly key: string;
  readonly minute: Instant;
  /** How many are wanted, and how many there are in the minute for all instances together. */
  readonly wanted: number;
  readonly most: number;
}

/** Takes operations out of the account's minute; answers how many it got, 0 when the minute is used up. */
export async function reserveOperations(queryable: Queryable, reservation: Reservation): Promise<number> {
  const { key, minute, wanted, most } = reservation;
  const values = [key, sqlInstant(minute), wanted, most];
  const [row] = await queryable.run<{ granted: number }>(reserve, values);
  return row?.granted ?? 0;
}
