import type { AccountKey, OrganizationKey } from '../../platform/core/keys.js';
import { type Queryable, statement } from '../../platform/db/database.js';
import { sqlInstant } from '../../platform/db/sql-values.js';
import type { Instant } from '../../platform/core/time-range.js';
import { foldEmail } from '../core/credentials.js';
import type { ResetTarget } from '../core/reset-rights.js';

const target = statement('access.reset-target')`
  select a.account_id as "accountId", a.is_platform_admin as "isPlatformAdmin", a.disabled_at is null as "isEnabled",
         array(select m.organization_id::text from membership m where m.account_id = a.account_id) as organizations,
         array(select l.organization_id::text from learner_organizations(a.account_id, $2) l) as "learnsAt"
    from account a where lower(a.email collate "C") = $1`;

const verified = statement('access.verified-among')`
  select organization_id as "organizationId" from verified_among($1::bigint[])`;

interface TargetRow {
  readonly accountId: AccountKey;
  readonly isPlatformAdmin: boolean;
  readonly isEnabled: boolean;
  readonly organizations: readonly OrganizationKey[];
  readonly learnsAt: readonly OrganizationKey[];
}

export async function resetTarget(queryable: Queryable, email: string, now: Instant): Promise<ResetTarget | null> {
  const [row] = await queryable.run<TargetRow>(target, [foldEmail(email), sqlInstant(now)]);
  if (row === undefined) return null;
  const { accountId, isPlatformAdmin, isEnabled, organizations, learnsAt } = row;
  return { userId: accountId, isPlatformAdmin, isEnabled, organizations, learnsAt };
}

/** Returns those organizations that are VERIFIED. */
export async function verifiedAmong(
  queryable: Queryable,
  organizations: readonly OrganizationKey[],
): Promise<Set<OrganizationKey>> {
  const rows = await queryable.run<{ organizationId: OrganizationKey }>(verified, [organizations]);
  return new Set(rows.map(({ organizationId }) => organizationId));
}
