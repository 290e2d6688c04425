import { In, IsNull, MoreThan, Not } from 'typeorm';
import { distinctRoles } from '../../access/index.js';
import type { InvitationKey, OrganizationKey } from '../../platform/core/keys.js';
import type { Instant } from '../../platform/core/time-range.js';
import { type Queryable, statement, type Tx } from '../../platform/db/database.js';
import { instantOf, sqlInstant } from '../../platform/db/sql-values.js';
import type { InvitationFacts } from './core/invitation.js';
import { InvitationEntity } from './invitation.entity.js';

const MAX_OPEN_LISTED = 100;

type InvitationRow = Omit<InvitationEntity, 'tokenHash'>;

const factsOf = (row: InvitationRow): InvitationFacts => ({
  key: row.invitationId,
  organizationId: row.organizationId,
  email: row.addressFolded,
  roles: distinctRoles(row.roles),
  invitedBy: row.invitedBy,
  createdAt: row.createdAt,
  expiresAt: row.expiresAt,
  usedAt: row.usedAt,
  revokedAt: row.revokedAt,
});

const unended = { usedAt: IsNull(), revokedAt: IsNull() };

type OpenRow = Omit<InvitationRow, 'createdAt' | 'expiresAt' | 'usedAt' | 'revokedAt'> &
  Record<'createdAt' | 'expiresAt', Date>;

const openOf = statement('invitations.open-of-organizations')`
  select i.* from unnest($1::bigint[]) as o (organization_id)
   cross join lateral (
     select invitation_id as "invitationId", organization_id as "organizationId", address_folded as "addressFolded",
            roles, invited_by as "invitedBy", created_at as "createdAt", expires_at as "expiresAt"
       from invitation i
      where i.organization_id = o.organization_id and used_at is null and revoked_at is null and expires_at > $2
      order by created_at desc, invitation_id desc limit $3) i`;

const deleteOld = statement('invitations.delete-ended')`
  delete from invitation where token_hash in (
    select token_hash from invitation where least(expires_at, used_at, revoked_at) < $1 limit $2) returning 1 as deleted`;

export async function invitationByToken(queryable: Queryable, tokenHash: Buffer): Promise<InvitationFacts | null> {
  const row = await queryable.entities((manager) => manager.findOneBy(InvitationEntity, { tokenHash }));
  return row === null ? null : factsOf(row);
}

/** Invitations whatever their state and the viewer; keys that are not found are left out. */
export async function invitationsById(
  queryable: Queryable,
  keys: readonly InvitationKey[],
): Promise<Map<InvitationKey, InvitationFacts>> {
  if (keys.length === 0) return new Map();
  const invitationId = In([...keys]);
  const rows = await queryable.entities((manager) => manager.findBy(InvitationEntity, { invitationId }));
  return new Map(rows.map(factsOf).map((facts) => [facts.key, facts]));
}

/** The unended invitations of each organization, at most 100 each, the newest first. */
export async function openInvitationsOf(
  queryable: Queryable,
  organizations: readonly OrganizationKey[],
  now: Instant,
): Promise<Map<OrganizationKey, InvitationFacts[]>> {
  const rows = await queryable.run<OpenRow>(openOf, [organizations, sqlInstant(now), MAX_OPEN_LISTED]);
  const open = rows.map(({ createdAt, expiresAt, ...row }) =>
    factsOf({
      ...row,
      createdAt: instantOf(createdAt),
      expiresAt: instantOf(expiresAt),
      usedAt: null,
      revokedAt: null,
    }),
  );
  const found = Map.groupBy(open, (facts) => facts.organizationId);
  return new Map(organizations.map((id) => [id, found.get(id) ?? []]));
}

export interface NewInvitation extends Omit<InvitationFacts, 'key' | 'usedAt' | 'revokedAt'> {
  readonly tokenHash: Buffer;
}

/** Open invitations of other addresses than this one. */
export function countOpenOfOthers(tx: Tx, { organizationId, createdAt, email }: NewInvitation): Promise<number> {
  const others = { organizationId, ...unended, expiresAt: MoreThan(createdAt), addressFolded: Not(email) };
  return tx.entities((manager) => manager.countBy(InvitationEntity, others));
}

/** Stores the invitation and ends an older one of the same address and organization. */
export async function insertInvitation(
  tx: Tx,
  { email, roles, ...invitation }: NewInvitation,
): Promise<InvitationFacts> {
  const { organizationId, createdAt } = invitation;
  const older = { organizationId, addressFolded: email, ...unended };
  return tx.entities(async (manager) => {
    await manager.update(InvitationEntity, older, { revokedAt: createdAt });
    const ends = { usedAt: null, revokedAt: null };
    const created = manager.create(InvitationEntity, {
      ...invitation,
      ...ends,
      addressFolded: email,
      roles: [...roles],
    });
    await manager.insert(InvitationEntity, created);
    return factsOf(created);
  });
}

async function ended(
  tx: Tx,
  which: Pick<InvitationEntity, 'tokenHash'> | Pick<InvitationEntity, 'invitationId'>,
  end: { readonly usedAt: Instant } | { readonly revokedAt: Instant },
): Promise<InvitationFacts | null> {
  return tx.entities(async (manager) => {
    const { affected } = await manager.update(InvitationEntity, { ...which, ...unended }, end);
    return affected === 0 ? null : factsOf(await manager.findOneByOrFail(InvitationEntity, which));
  });
}

/** Marks the invitation as used; null when it ended before. */
export const recordUse = (tx: Tx, tokenHash: Buffer, now: Instant): Promise<InvitationFacts | null> =>
  ended(tx, { tokenHash }, { usedAt: now });

/** Marks the invitation as revoked; null when it ended before. */
export const recordRevocation = (tx: Tx, id: InvitationKey, now: Instant): Promise<InvitationFacts | null> =>
  ended(tx, { invitationId: id }, { revokedAt: now });

/** Deletes at most `most` invitations that ended before `instant`; returns how many. */
export async function deleteInvitationsEndedBefore(
  queryable: Queryable,
  instant: Instant,
  most: number,
): Promise<number> {
  return (await queryable.run(deleteOld, [sqlInstant(instant), most])).length;
}
