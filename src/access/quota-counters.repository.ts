import type { Instant } from '../platform/core/time-range.js';
import { type Queryable, statement } from '../platform/db/database.js';
import { sqlInstant } from '../platform/db/sql-values.js';

// Also deletes some counters of windows that are over by a day, more than one call adds, so the table stays small.
const take = statement('access.take-of-quota')`
  with forgotten as (
    delete from quota_counter where (kind, subject, window_start) in (
      select kind, subject, window_start from quota_counter
       where window_start < $3::timestamptz - interval '2 days' limit 10 for update skip locked))
  insert into quota_counter as counter (kind, subject, window_start, taken) values ($1, $2, $3, 1)
      on conflict on constraint quota_counter_pkey do update set taken = counter.taken + 1
   where counter.taken < $4
  returning taken`;

const lock = statement('access.lock-quota')`
  select pg_advisory_xact_lock(hashtextextended('quota ' || $1 || ' ' || $2, 0))`;

/** Lets transactions that count the rows of one subject stand in line until they end. */
export async function lockQuota(queryable: Queryable, kind: string, subject: string): Promise<void> {
  await queryable.run(lock, [kind, subject]);
}

/** Counts one more act in the window; false when the window already holds `most` of them. */
export async function takeOfQuota(
  queryable: Queryable,
  counter: { readonly kind: string; readonly subject: string; readonly windowStart: Instant; readonly most: number },
): Promise<boolean> {
  const values = [counter.kind, counter.subject, sqlInstant(counter.windowStart), counter.most];
  return counter.most > 0 && (await queryable.run(take, values)).length > 0;
}
