import type { AccountKey } from '../platform/core/keys.js';
import type { Instant } from '../platform/core/time-range.js';
import { type Queryable, statement, type Tx } from '../platform/db/database.js';
import { sqlInstant } from '../platform/db/sql-values.js';
import { HappeningsReadEntity } from './happenings-read.entity.js';

// One statement, so that two marks at once leave the later one.
const mark = statement('happenings-read.mark')`
  insert into happenings_read (account_id, read_until) values ($1, $2)
  on conflict on constraint happenings_read_pkey do update
     set read_until = greatest(happenings_read.read_until, excluded.read_until)`;

/** Marks as read what happened up to an instant; an earlier one changes nothing. */
export async function markRead(tx: Tx, account: AccountKey, until: Instant): Promise<void> {
  await tx.run(mark, [account, sqlInstant(until)]);
}

/** The instant up to which a person has read what happened; null = the person never marked any. */
export async function readUntil(queryable: Queryable, accountId: AccountKey): Promise<Instant | null> {
  const row = await queryable.entities((manager) => manager.findOneBy(HappeningsReadEntity, { accountId }));
  return row?.readUntil ?? null;
}
