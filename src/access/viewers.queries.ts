import type { Locale } from '../platform/core/locale.js';
import type { AccountKey, OrganizationKey } from '../platform/core/keys.js';
import type { Instant } from '../platform/core/time-range.js';
import { type Queryable, statement } from '../platform/db/database.js';
import { instantOf, sqlInstant } from '../platform/db/sql-values.js';
import type { MemberRole } from './core/member-role.js';
import type { Viewer } from './core/viewer.js';

interface ViewerRow {
  readonly accountId: AccountKey;
  readonly name: string;
  readonly email: string;
  readonly isPlatformAdmin: boolean;
  readonly locale: Locale | null;
  readonly roles: Readonly<Record<string, readonly MemberRole[]>>;
  /** Pairs of organizations, the viewer's first; one pair for each agreement between the two. */
  readonly partnerships: readonly (readonly [OrganizationKey, OrganizationKey])[];
}

// $2 is now. What makes partners is the slice organizations' to know; it answers by the function.
const columns = /* sql */ `
  a.account_id as "accountId", a.name, a.email, a.is_platform_admin as "isPlatformAdmin", a.locale,
  coalesce((select jsonb_object_agg(m.organization_id, m.roles) from membership m where m.account_id = a.account_id),
           '{}') as roles,
  coalesce((select jsonb_agg(jsonb_build_array(p.organization_id::text, p.partner_id::text))
              from partnerships_of(a.account_id, $2) p),
           '[]') as partnerships`;

const bySession = statement('access.viewer-by-session')`
  select ${columns}, s.last_seen_at as "lastSeenAt" from session s join account a on a.account_id = s.account_id
   where s.token_hash = $1 and s.ended_at is null and s.expires_at > $2 and s.last_seen_at > $3
     and a.disabled_at is null and a.closed_at is null`;

const byAccount = statement('access.viewer-by-account')`
  select ${columns} from account a where a.account_id = $1 and a.disabled_at is null and a.closed_at is null`;

const byAccounts = statement('access.viewers-by-accounts')`
  select ${columns} from account a
   where a.account_id = any ($1::uuid[]) and a.disabled_at is null and a.closed_at is null`;

function partnersIn(partnerships: ViewerRow['partnerships']): Map<OrganizationKey, Set<OrganizationKey>> {
  const partners = new Map<OrganizationKey, Set<OrganizationKey>>();
  for (const [organization, partner] of partnerships) {
    partners.set(organization, (partners.get(organization) ?? new Set()).add(partner));
  }
  return partners;
}

function viewerOf(row: ViewerRow | undefined): Viewer | null {
  if (row === undefined) return null;
  const roles = Object.entries(row.roles).map(([key, held]) => [key as OrganizationKey, new Set(held)] as const);
  return {
    accountKey: row.accountId,
    name: row.name,
    email: row.email,
    isPlatformAdmin: row.isPlatformAdmin,
    locale: row.locale,
    roles: new Map(roles),
    partners: partnersIn(row.partnerships),
  };
}

/**
 * Session, account, memberships and partners in one statement, because it stands before every request. A session that
 * was not seen since `idleSince` is over.
 */
export async function viewerBySession(
  queryable: Queryable,
  tokenHash: Buffer,
  now: Instant,
  idleSince: Instant,
): Promise<{ viewer: Viewer; lastSeenAt: Instant } | null> {
  const values = [tokenHash, sqlInstant(now), sqlInstant(idleSince)];
  const [row] = await queryable.run<ViewerRow & { readonly lastSeenAt: Date }>(bySession, values);
  const viewer = viewerOf(row);
  return row === undefined || viewer === null ? null : { viewer, lastSeenAt: instantOf(row.lastSeenAt) };
}

export async function viewerByUser(queryable: Queryable, userId: AccountKey, now: Instant): Promise<Viewer | null> {
  return viewerOf((await queryable.run<ViewerRow>(byAccount, [userId, sqlInstant(now)]))[0]);
}

/** The same for many accounts in one statement. Disabled and closed ones are left out. */
export async function viewersByUsers(
  queryable: Queryable,
  users: readonly AccountKey[],
  now: Instant,
): Promise<Map<AccountKey, Viewer>> {
  const rows = await queryable.run<ViewerRow>(byAccounts, [users, sqlInstant(now)]);
  const viewers = rows.map(viewerOf).filter((viewer) => viewer !== null);
  return new Map(viewers.map((viewer) => [viewer.accountKey, viewer]));
}
