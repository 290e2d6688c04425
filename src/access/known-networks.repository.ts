import type { AccountKey } from '../platform/core/keys.js';
import type { Instant } from '../platform/core/time-range.js';
import { type Queryable, statement } from '../platform/db/database.js';
import { sqlInstant } from '../platform/db/sql-values.js';

// Within an hour nothing is written; of more than 100 networks the account forgets those used longest ago.
const remember = statement('access.remember-network')`
  with forgotten as (
    delete from known_network where (account_id, network) in (
      select account_id, network from known_network
       where account_id = $1 and network <> $2 order by signed_in_at desc offset 99))
  insert into known_network as known (account_id, network, signed_in_at) values ($1, $2, $3)
  on conflict on constraint known_network_pkey do update set signed_in_at = excluded.signed_in_at
   where known.signed_in_at < excluded.signed_in_at - interval '1 hour'`;

/** Writes down that an account signed in at a network. */
export async function rememberNetwork(
  queryable: Queryable,
  userId: AccountKey,
  network: string,
  now: Instant,
): Promise<void> {
  await queryable.run(remember, [userId, network, sqlInstant(now)]);
}
