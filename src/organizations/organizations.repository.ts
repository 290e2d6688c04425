import { organizationIds } from '../access/index.js';
import type { Instant } from '../platform/core/time-range.js';
import { statement, type Tx } from '../platform/db/database.js';
import { sqlInstant } from '../platform/db/sql-values.js';
import type { OrganizationFacts, OrganizationStatus } from './core/organization.js';
import { organizationColumns, organizationFacts, type OrganizationRow } from './organizations.queries.js';

const insert = statement(
  'organizations.insert',
  /* sql */ `
  insert into organization (slug, name, kind, status, time_zone, registered_at) values ($1, $2, $3, $4, $5, $6)
  on conflict on constraint organization_slug_key do nothing
  returning ${organizationColumns}`,
);

// NO KEY: rows that refer to the organization can still be written meanwhile.
const lock = statement(
  'organizations.lock',
  /* sql */ `select ${organizationColumns} from organization where organization_id = $1 for no key update`,
);

const updateStatus = statement(
  'organizations.update-status',
  /* sql */ `update organization set status = $2 where organization_id = $1`,
);

/** Null when the slug is taken. */
export async function insertOrganization(
  tx: Tx,
  organization: Omit<OrganizationFacts, 'id'> & { readonly registeredAt: Instant },
): Promise<OrganizationFacts | null> {
  const { slug, name, kind, status, timeZone, registeredAt } = organization;
  const [row] = await tx.run<OrganizationRow>(insert, [slug, name, kind, status, timeZone, sqlInstant(registeredAt)]);
  return row === undefined ? null : organizationFacts(row);
}

/** The organization, which nobody else changes, nor its members, until the transaction ends; null when not found. */
export async function lockOrganization(tx: Tx, id: string): Promise<OrganizationFacts | null> {
  const key = organizationIds.decode(id);
  if (key === null) return null;
  const [row] = await tx.run<OrganizationRow>(lock, [key]);
  return row === undefined ? null : organizationFacts(row);
}

export async function updateOrganizationStatus(tx: Tx, id: string, status: OrganizationStatus): Promise<void> {
  await tx.run(updateStatus, [organizationIds.decode(id), status]);
}
