import { distinctRoles, type MemberRole } from '../../access/index.js';
import type { AccountKey, InvitationKey, OrganizationKey } from '../../platform/core/keys.js';
import type { Instant } from '../../platform/core/time-range.js';
import { type Queryable, statement, type Tx } from '../../platform/db/database.js';
import { instantOf, instantOrNull, sqlInstant } from '../../platform/db/sql-values.js';
import type { InvitationFacts } from './core/invitation.js';

const MAX_OPEN_LISTED = 100;

const COLUMNS = /* sql */ `
  invitation_id as "invitationId", organization_id as "organizationId", address_folded as "email", roles,
  invited_by as "invitedBy", created_at as "createdAt", expires_at as "expiresAt", used_at as "usedAt",
  revoked_at as "revokedAt"`;

interface InvitationRow {
  readonly invitationId: InvitationKey;
  readonly organizationId: OrganizationKey;
  readonly email: string;
  readonly roles: MemberRole[];
  readonly invitedBy: AccountKey;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  readonly revokedAt: Date | null;
}

const factsOf = (row: InvitationRow): InvitationFacts => ({
  key: row.invitationId,
  organizationId: row.organizationId,
  email: row.email,
  roles: distinctRoles(row.roles),
  invitedBy: row.invitedBy,
  createdAt: instantOf(row.createdAt),
  expiresAt: instantOf(row.expiresAt),
  usedAt: instantOrNull(row.usedAt),
  revokedAt: instantOrNull(row.revokedAt),
});

const byToken = statement('invitations.by-token', /* sql */ `select ${COLUMNS} from invitation where token_hash = $1`);

const byIds = statement(
  'invitations.by-id',
  /* sql */ `select ${COLUMNS} from invitation where invitation_id = any ($1::uuid[])`,
);

const OPEN = `used_at is null and revoked_at is null`;

const openOf = statement(
  'invitations.open-of-organizations',
  /* sql */ `
  select i.* from unnest($1::bigint[]) as o (organization_id)
   cross join lateral (
     select ${COLUMNS} from invitation i
      where i.organization_id = o.organization_id and ${OPEN} and expires_at > $2
      order by created_at desc, invitation_id desc limit $3) i`,
);

const countOthers = statement(
  'invitations.count-open-of-others',
  /* sql */ `
  select count(*)::int as present from invitation
   where organization_id = $1 and ${OPEN} and expires_at > $2 and address_folded <> $3`,
);

const revokeOfAddress = statement(
  'invitations.revoke-of-address',
  /* sql */ `
  update invitation set revoked_at = $3 where organization_id = $1 and address_folded = $2 and ${OPEN}`,
);

const insert = statement(
  'invitations.insert',
  /* sql */ `
  insert into invitation (token_hash, organization_id, address_folded, roles, invited_by, created_at, expires_at)
  values ($1, $2, $3, $4, $5, $6, $7) returning ${COLUMNS}`,
);

const endByToken = statement(
  'invitations.use',
  /* sql */ `update invitation set used_at = $2 where token_hash = $1 and ${OPEN} returning ${COLUMNS}`,
);

const revokeById = statement(
  'invitations.revoke',
  /* sql */ `update invitation set revoked_at = $2 where invitation_id = $1 and ${OPEN} returning ${COLUMNS}`,
);

const deleteOld = statement(
  'invitations.delete-ended',
  /* sql */ `
  delete from invitation where token_hash in (
    select token_hash from invitation where least(expires_at, used_at, revoked_at) < $1 limit $2) returning 1 as deleted`,
);

const only = (rows: readonly InvitationRow[]): InvitationFacts | null =>
  rows[0] === undefined ? null : factsOf(rows[0]);

export async function invitationByToken(queryable: Queryable, tokenHash: Buffer): Promise<InvitationFacts | null> {
  return only(await queryable.run<InvitationRow>(byToken, [tokenHash]));
}

/** Invitations whatever their state and the viewer; keys that are not found are left out. */
export async function invitationsById(
  queryable: Queryable,
  keys: readonly InvitationKey[],
): Promise<Map<InvitationKey, InvitationFacts>> {
  const rows = keys.length === 0 ? [] : await queryable.run<InvitationRow>(byIds, [keys]);
  return new Map(rows.map(factsOf).map((facts) => [facts.key, facts]));
}

/** The unended invitations of each organization, at most 100 each, the newest first. */
export async function openInvitationsOf(
  queryable: Queryable,
  organizations: readonly OrganizationKey[],
  now: Instant,
): Promise<Map<OrganizationKey, InvitationFacts[]>> {
  const rows = await queryable.run<InvitationRow>(openOf, [organizations, sqlInstant(now), MAX_OPEN_LISTED]);
  const found = Map.groupBy(rows.map(factsOf), (facts) => facts.organizationId);
  return new Map(organizations.map((id) => [id, found.get(id) ?? []]));
}

export interface NewInvitation {
  readonly tokenHash: Buffer;
  readonly organizationId: OrganizationKey;
  readonly email: string;
  readonly roles: readonly MemberRole[];
  readonly invitedBy: AccountKey;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
}

/** Open invitations of other addresses than this one. */
export async function countOpenOfOthers(tx: Tx, invitation: NewInvitation): Promise<number> {
  const { organizationId, createdAt, email } = invitation;
  const values = [organizationId, sqlInstant(createdAt), email];
  return (await tx.run<{ present: number }>(countOthers, values))[0]?.present ?? 0;
}

/** Stores the invitation and ends an older one of the same address and organization. */
export async function insertInvitation(tx: Tx, invitation: NewInvitation): Promise<InvitationFacts> {
  const { tokenHash, organizationId, email, roles, invitedBy, createdAt, expiresAt } = invitation;
  await tx.run(revokeOfAddress, [organizationId, email, sqlInstant(createdAt)]);
  const values = [tokenHash, organizationId, email, roles, invitedBy, sqlInstant(createdAt), sqlInstant(expiresAt)];
  const inserted = only(await tx.run<InvitationRow>(insert, values));
  if (inserted === null) throw new Error('inserting an invitation answered no row');
  return inserted;
}

/** Marks the invitation as used; null when it ended before. */
export async function recordUse(tx: Tx, tokenHash: Buffer, now: Instant): Promise<InvitationFacts | null> {
  return only(await tx.run<InvitationRow>(endByToken, [tokenHash, sqlInstant(now)]));
}

/** Marks the invitation as revoked; null when it ended before. */
export async function recordRevocation(tx: Tx, id: InvitationKey, now: Instant): Promise<InvitationFacts | null> {
  return only(await tx.run<InvitationRow>(revokeById, [id, sqlInstant(now)]));
}

/** Deletes at most `most` invitations that ended before `instant`; returns how many. */
export async function deleteInvitationsEndedBefore(
  queryable: Queryable,
  instant: Instant,
  most: number,
): Promise<number> {
  return (await queryable.run(deleteOld, [sqlInstant(instant), most])).length;
}
