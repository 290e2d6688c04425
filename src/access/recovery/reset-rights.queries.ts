import { type Queryable, statement } from '../../platform/db/database.js';
import { foldEmail } from '../core/credentials.js';
import type { ResetTarget } from '../core/reset-rights.js';
import { organizationIds, userIds } from '../ids.js';

const target = statement(
  'access.reset-target',
  /* sql */ `
  select a.account_id as "accountId", a.is_platform_admin as "isPlatformAdmin", a.disabled_at is null as "isEnabled",
         array(select m.organization_id::text from membership m where m.account_id = a.account_id) as organizations
    from account a where lower(a.email collate "C") = $1`,
);

const verified = statement(
  'access.verified-among',
  /* sql */ `select organization_id as "organizationId" from verified_among($1::bigint[])`,
);

interface TargetRow {
  readonly accountId: string;
  readonly isPlatformAdmin: boolean;
  readonly isEnabled: boolean;
  readonly organizations: readonly string[];
}

export async function resetTarget(queryable: Queryable, email: string): Promise<ResetTarget | null> {
  const [row] = await queryable.run<TargetRow>(target, [foldEmail(email)]);
  if (row === undefined) return null;
  const { accountId, isPlatformAdmin, isEnabled, organizations } = row;
  const organizationsOfTarget = organizations.map((id) => organizationIds.encode(id));
  return { userId: userIds.encode(accountId), isPlatformAdmin, isEnabled, organizations: organizationsOfTarget };
}

/** Returns those organizations that are VERIFIED. */
export async function verifiedAmong(queryable: Queryable, organizations: readonly string[]): Promise<Set<string>> {
  const keys = organizations.map((id) => organizationIds.decode(id)).filter((id) => id !== null);
  const rows = await queryable.run<{ organizationId: string }>(verified, [keys]);
  return new Set(rows.map(({ organizationId }) => organizationIds.encode(organizationId)));
}
