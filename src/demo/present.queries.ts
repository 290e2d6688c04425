import { organizationIds } from '../access/index.js';
import { resourceIds } from '../catalog/index.js';
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

/** The id of an organization's resource; null when it is not there yet. */
export async function resourceByCode(
  queryable: Queryable,
  organizationId: string,
  code: string,
): Promise<string | null> {
  const values = [organizationIds.decode(organizationId), code];
  const [row] = await queryable.run<{ organizationId: string; resourceId: string }>(resource, values);
  return row === undefined ? null : resourceIds.encode(row.organizationId, row.resourceId);
}

function keyOf(resourceId: string): readonly [string, string] {
  const key = resourceIds.decode(resourceId);
  if (key === null) throw new Error(`${resourceId} is no id of a resource`);
  return [key.organizationId, key.id];
}

async function isPresent(queryable: Queryable, asked: typeof rate, values: readonly unknown[]): Promise<boolean> {
  const [row] = await queryable.run<{ present: boolean }>(asked, values);
  return row?.present === true;
}

export const hasRate = (queryable: Queryable, resourceId: string, audience: string): Promise<boolean> =>
  isPresent(queryable, rate, [...keyOf(resourceId), audience]);

export const haveAgreed = (queryable: Queryable, providerId: string, consumerId: string): Promise<boolean> =>
  isPresent(queryable, agreement, [organizationIds.decode(providerId), organizationIds.decode(consumerId)]);

export const hasDowntime = (queryable: Queryable, resourceId: string): Promise<boolean> =>
  isPresent(queryable, downtime, keyOf(resourceId));
