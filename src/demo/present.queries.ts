import type { OrganizationKey, ResourceKey } from '../platform/core/keys.js';
import { type Queryable, statement } from '../platform/db/database.js';

// A load that was cut short goes on where it stopped, so each step asks what is there.

const resource = statement(
  'demo.resource-by-code',
  /* sql */ `
  select organization_id as "organizationId", resource_id as "resourceId" from resource
   where organization_id = $1 and code = $2`,
);

const rate = statement(
  'demo.rate-of-audience',
  /* sql */ `
  select exists (select from rate where organization_id = $1 and resource_id = $2 and audience = $3) as present`,
);

const agreement = statement(
  'demo.active-agreement',
  /* sql */ `
  select exists (select from agreement
                  where provider_id = $1 and consumer_id = $2 and recorded_status = 'ACTIVE') as present`,
);

const downtime = statement(
  'demo.downtime-of-resource',
  /* sql */ `select exists (select from downtime where organization_id = $1 and resource_id = $2) as present`,
);

/** The key of an organization's resource; null when it is not there yet. */
export async function resourceByCode(
  queryable: Queryable,
  organizationId: OrganizationKey,
  code: string,
): Promise<ResourceKey | null> {
  const [row] = await queryable.run<{ organizationId: OrganizationKey; resourceId: ResourceKey['id'] }>(resource, [
    organizationId,
    code,
  ]);
  return row === undefined ? null : { provider: row.organizationId, id: row.resourceId };
}

async function isPresent(queryable: Queryable, asked: typeof rate, values: readonly unknown[]): Promise<boolean> {
  const [row] = await queryable.run<{ present: boolean }>(asked, values);
  return row?.present === true;
}

export const hasRate = (queryable: Queryable, resource: ResourceKey, audience: string): Promise<boolean> =>
  isPresent(queryable, rate, [resource.provider, resource.id, audience]);

export const haveAgreed = (
  queryable: Queryable,
  providerId: OrganizationKey,
  consumerId: OrganizationKey,
): Promise<boolean> => isPresent(queryable, agreement, [providerId, consumerId]);

export const hasDowntime = (queryable: Queryable, resource: ResourceKey): Promise<boolean> =>
  isPresent(queryable, downtime, [resource.provider, resource.id]);
