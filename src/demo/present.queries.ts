import type { OrganizationKey, ResourceKey } from '../platform/core/keys.js';
import { type Queryable, statement } from '../platform/db/database.js';

// A load that was cut short goes on where it stopped, so each step asks what is there.

const rate = statement('demo.rate-of-audience')`
  select exists (select from rate where organization_id = $1 and resource_id = $2 and audience = $3) as present`;

const agreement = statement('demo.active-agreement')`
  select exists (select from agreement
                  where provider_id = $1 and consumer_id = $2 and recorded_status = 'ACTIVE') as present`;

const downtime = statement('demo.downtime-of-resource')`
  select exists (select from downtime where organization_id = $1 and resource_id = $2) as present`;

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

const image = statement('demo.image-of-resource')`
  select exists (select from image where organization_id = $1 and resource_id = $2 and place is not null) as present`;

export const hasImage = (queryable: Queryable, resource: ResourceKey): Promise<boolean> =>
  isPresent(queryable, image, [resource.provider, resource.id]);
