import type { Instant } from '../platform/core/time-range.js';
import { type Queryable, statement } from '../platform/db/database.js';
import { sqlInstant } from '../platform/db/sql-values.js';
import { DemoLoadEntity } from './demo-load.entity.js';

// Only into a database in which nobody is but those who run it.
const begin = statement('demo.begin-load')`
  insert into demo_load (started_at)
  select $1 where not exists (select from organization)
              and not exists (select from account where not is_platform_admin and closed_at is null)
  on conflict do nothing`;

const remove = statement('demo.remove')`
  insert into demo_load (started_at, removed_at) values ($1, $1)
  on conflict (only_one) do update set removed_at = excluded.removed_at`;

/** The one load of the demo world into this database. */
export interface DemoLoad {
  readonly startedAt: Instant;
  readonly isComplete: boolean;
  readonly isRemoved: boolean;
}

/** null = the demo world was never begun here. */
export async function demoLoad(queryable: Queryable): Promise<DemoLoad | null> {
  const row = await queryable.entities((manager) => manager.findOneBy(DemoLoadEntity, { onlyOne: true }));
  if (row === null) return null;
  const { startedAt, completedAt, removedAt } = row;
  return { startedAt, isComplete: completedAt !== null, isRemoved: removedAt !== null };
}

/** Marks the load as begun if the database is empty. */
export async function beginLoad(queryable: Queryable, now: Instant): Promise<void> {
  await queryable.run(begin, [sqlInstant(now)]);
}

export async function completeLoad(queryable: Queryable, now: Instant): Promise<void> {
  await queryable.entities((manager) => manager.update(DemoLoadEntity, { onlyOne: true }, { completedAt: now }));
}

/** Bars this database from loading a demo world again. */
export async function markRemoved(queryable: Queryable, now: Instant): Promise<void> {
  await queryable.run(remove, [sqlInstant(now)]);
}
