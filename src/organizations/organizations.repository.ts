import type { AccountKey, OrganizationKey } from '../platform/core/keys.js';
import type { Instant } from '../platform/core/time-range.js';
import { statement, type Tx } from '../platform/db/database.js';
import { sqlInstant } from '../platform/db/sql-values.js';
import type { OrganizationFacts, OrganizationStatus } from './core/organization.js';
import { OrganizationEntity } from './organization.entity.js';
import { organizationColumns, organizationFacts, type OrganizationRow } from './organizations.queries.js';

const insert = statement('organizations.insert')`
  insert into organization (slug, name, kind, status, time_zone, address, registration_code, registered_at,
                            registered_by, description, contact)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
  on conflict on constraint organization_slug_key do nothing
  returning ${organizationColumns}`;

/** Inserts an organization; null = the slug is taken. */
export async function insertOrganization(
  tx: Tx,
  organization: Omit<OrganizationFacts, 'key' | 'statusReason' | 'learnerRetentionMonths'>,
): Promise<OrganizationFacts | null> {
  const { slug, name, kind, status, timeZone, address, registrationCode, description, contact } = organization;
  const founding = [sqlInstant(organization.registeredAt), organization.registeredBy];
  const said = [description, contact];
  const values = [slug, name, kind, status, timeZone, address, registrationCode, ...founding, ...said];
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

/** Details of an organization, and the reason why it waits or is suspended. */
export type Details = Pick<
  OrganizationFacts,
  | 'key'
  | 'name'
  | 'address'
  | 'registrationCode'
  | 'description'
  | 'contact'
  | 'statusReason'
  | 'learnerRetentionMonths'
>;

/** `correctedAt`: when it was corrected after it was declined; null = that stays as it was. */
export async function updateOrganizationDetails(
  tx: Tx,
  { key, ...details }: Details,
  correctedAt: Instant | null,
): Promise<void> {
  const { name, address, registrationCode, description, contact, statusReason, learnerRetentionMonths } = details;
  const said = { name, address, registrationCode, description, contact, statusReason, learnerRetentionMonths };
  const change = correctedAt === null ? said : { ...said, correctedAt };
  await tx.entities((manager) => manager.update(OrganizationEntity, { organizationId: key }, change));
}

export async function updateOrganizationStatus(
  tx: Tx,
  organizationId: OrganizationKey,
  change: { readonly status: OrganizationStatus; readonly statusReason: string | null },
): Promise<void> {
  await tx.entities((manager) => manager.update(OrganizationEntity, { organizationId }, change));
}
