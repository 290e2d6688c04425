import type { AccountKey, OrganizationKey } from '../platform/core/keys.js';
import type { Instant } from '../platform/core/time-range.js';
import { statement, type Tx } from '../platform/db/database.js';
import { sqlInstant } from '../platform/db/sql-values.js';
import type { OrganizationFacts, OrganizationStatus } from './core/organization.js';
import { organizationColumns, organizationFacts, type OrganizationRow } from './organizations.queries.js';

const insert = statement(
  'organizations.insert',
  /* sql */ `
  insert into organization (slug, name, kind, status, time_zone, address, registration_code, registered_at, registered_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  on conflict on constraint organization_slug_key do nothing
  returning ${organizationColumns}`,
);

// NO KEY: rows that refer to the organization can still be written meanwhile.
const lock = statement(
  'organizations.lock',
  /* sql */ `select ${organizationColumns} from organization where organization_id = $1 for no key update`,
);

const countPending = statement(
  'organizations.count-pending',
  /* sql */ `
  select count(*)::int as present from organization where registered_by = $1 and status = 'PENDING'`,
);

const updateDetails = statement(
  'organizations.update-details',
  /* sql */ `update organization set name = $2, address = $3, registration_code = $4 where organization_id = $1`,
);

const updateStatus = statement(
  'organizations.update-status',
  /* sql */ `update organization set status = $2 where organization_id = $1`,
);

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
export async function countPendingOf(tx: Tx, userId: AccountKey): Promise<number> {
  return (await tx.run<{ present: number }>(countPending, [userId]))[0]?.present ?? 0;
}

/** The organization, which nobody else changes, nor its members, until the transaction ends; null when not found. */
export async function lockOrganization(tx: Tx, id: OrganizationKey): Promise<OrganizationFacts | null> {
  const [row] = await tx.run<OrganizationRow>(lock, [id]);
  return row === undefined ? null : organizationFacts(row);
}

export async function updateOrganizationDetails(
  tx: Tx,
  { key, name, address, registrationCode }: Pick<OrganizationFacts, 'key' | 'name' | 'address' | 'registrationCode'>,
): Promise<void> {
  await tx.run(updateDetails, [key, name, address, registrationCode]);
}

export async function updateOrganizationStatus(tx: Tx, id: OrganizationKey, status: OrganizationStatus): Promise<void> {
  await tx.run(updateStatus, [id, status]);
}
