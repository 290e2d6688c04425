import type { AccountKey, OrganizationKey } from '../platform/core/keys.js';
import type { Instant } from '../platform/core/time-range.js';
import { statement, type Tx } from '../platform/db/database.js';
import { sqlInstant } from '../platform/db/sql-values.js';
import type { OrganizationFacts, OrganizationStatus } from './core/organization.js';
import { OrganizationEntity } from './organization.entity.js';
import { organizationFacts, type OrganizationRow } from './organizations.queries.js';

const insert = statement('organizations.insert')`
  insert into organization (slug, name, kind, status, time_zone, address, registration_code, registered_at, registered_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  on conflict on constraint organization_slug_key do nothing
  returning organization_id as "organizationId", slug, name, kind, status, time_zone as "timeZone", address,
            registration_code as "registrationCode"`;

/** Inserts an organization; null = the slug is taken. */
export async function insertOrganization(
  tx: Tx,
  organization: Omit<OrganizationFacts, 'key'> & { readonly registeredAt: Instant; readonly registeredBy: AccountKey },
): Promise<OrganizationFacts | null> {
  const { slug, name, kind, status, timeZone, address, registrationCode } = organization;
  const founding = [sqlInstant(organization.registeredAt), organization.registeredBy];
  const values = [slug, name, kind, status, timeZone, address, registrationCode, ...founding];
  const [row] = await tx.run<OrganizationRow>(insert, values);
  return row === undefined ? null : organizationFacts(row);
}

/** The number of PENDING organizations that an account registered. */
export const countPendingOf = (tx: Tx, registeredBy: AccountKey): Promise<number> =>
  tx.entities((manager) => manager.countBy(OrganizationEntity, { registeredBy, status: 'PENDING' }));

/**
 * The organization, which nobody else changes, nor its members, until the transaction ends; null when not found. Rows
 * that refer to it can still be written meanwhile.
 */
export async function lockOrganization(tx: Tx, organizationId: OrganizationKey): Promise<OrganizationFacts | null> {
  const lock = { mode: 'for_no_key_update' } as const;
  const row = await tx.entities((manager) => manager.findOne(OrganizationEntity, { where: { organizationId }, lock }));
  return row === null ? null : organizationFacts(row);
}

export async function updateOrganizationDetails(
  tx: Tx,
  { key, name, address, registrationCode }: Pick<OrganizationFacts, 'key' | 'name' | 'address' | 'registrationCode'>,
): Promise<void> {
  const change = { name, address, registrationCode };
  await tx.entities((manager) => manager.update(OrganizationEntity, { organizationId: key }, change));
}

export async function updateOrganizationStatus(
  tx: Tx,
  organizationId: OrganizationKey,
  status: OrganizationStatus,
): Promise<void> {
  await tx.entities((manager) => manager.update(OrganizationEntity, { organizationId }, { status }));
}
