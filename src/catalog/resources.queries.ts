import { Injectable } from '@nestjs/common';
import { organizationIds, organizationsWhere, rolesFor, type Viewer } from '../access/index.js';
import { Database, statement } from '../platform/db/database.js';
import type { PageRequest } from '../platform/graphql/connection.js';
import { isVisible, partnersOf } from './core/visibility.js';
import type { CataloguedResource, ResourceKind, ResourceStatus } from './core/resource.js';
import { resourceIds } from './resource-ids.js';
import { resourceOf, type ResourceRow, resourcesById } from './catalogued-resources.queries.js';

export interface ResourceCriteria {
  readonly organizationId?: string | null;
  readonly code?: string | null;
  readonly kind?: ResourceKind | null;
  readonly status?: ResourceStatus | null;
  readonly text?: string | null;
  readonly skills?: readonly string[] | null;
}

// The same rule as core/visibility.ts, for sets: $1 where the viewer manages resources, $2 where a member, $3 partners.
const matching = `
  from catalogued_resource r
 where (r.organization_id = any ($1::bigint[])
        or (r.status = 'LISTED' and (r.audience = 'EVERYONE' or r.organization_id = any ($2::bigint[])
                                     or (r.audience = 'PARTNERS' and r.organization_id = any ($3::bigint[])))))
   and ($4::bigint is null or r.organization_id = $4)
   and ($5::text is null or r.code = $5)
   and ($6::text is null or r.kind = $6)
   and ($7::text is null or r.status = $7)
   and ($8::text[] is null or r.skills @> $8)
   and not exists (
     select 1 from unnest($9::text[]) as word
      where position(lower(word) in lower(concat_ws(' ', r.code, r.name, r.description, r.skills))) = 0)`;

const page = statement(
  'resource.page',
  `select r.* ${matching} and ($10::bigint is null or (r.organization_id, r.code) > ($10, $11::text))
    order by r.organization_id, r.code limit $12`,
);

const count = statement('resource.count', `select count(*)::int as total ${matching}`);

const findChildren = statement(
  'resource.children',
  `select r.* from unnest($1::bigint[], $2::uuid[]) as w (organization_id, parent_id)
     join catalogued_resource r using (organization_id, parent_id)
    order by r.code`,
);

/** A resource's owner as the cursors of the list know it. */
export const organizationKeyOf = (resource: CataloguedResource): string =>
  organizationIds.decode(resource.organizationId) ?? '';

@Injectable()
export class ResourceQueries {
  constructor(private readonly database: Database) {}

  /** Null when there is none that the viewer may see. */
  async findVisible(viewer: Viewer, id: string): Promise<CataloguedResource | null> {
    const resource = (await resourcesById(this.database, [id])).get(id);
    return resource !== undefined && isVisible(viewer, resource) ? resource : null;
  }

  /** By organization, code; one more than asked for when more follow. */
  async page(viewer: Viewer, criteria: ResourceCriteria, request: PageRequest): Promise<CataloguedResource[]> {
    const values = this.values(viewer, criteria);
    if (values === null) return [];
    const rows = await this.database.run<ResourceRow>(page, [
      ...values,
      request.after?.[0] ?? null,
      request.after?.[1] ?? null,
      request.first + 1,
    ]);
    return rows.map(resourceOf);
  }

  async count(viewer: Viewer, criteria: ResourceCriteria): Promise<number> {
    const values = this.values(viewer, criteria);
    if (values === null) return 0;
    const rows = await this.database.run<{ total: number }>(count, values);
    return rows[0]?.total ?? 0;
  }

  /** The children of each parent by the parent's id, whoever may see them. */
  async childrenOf(parentIds: readonly string[]): Promise<Map<string, CataloguedResource[]>> {
    const keys = parentIds.flatMap((id) => resourceIds.decode(id) ?? []);
    const rows = await this.database.run<ResourceRow>(findChildren, [
      keys.map((key) => key.organizationId),
      keys.map((key) => key.id),
    ]);
    return Map.groupBy(rows.map(resourceOf), (resource) => resource.parentId ?? '');
  }

  /** Null when the criteria name an organization that cannot exist. */
  private values(viewer: Viewer, criteria: ResourceCriteria): unknown[] | null {
    const bare = (ids: readonly string[]) => ids.flatMap((id) => organizationIds.decode(id) ?? []);
    const organization = criteria.organizationId == null ? null : organizationIds.decode(criteria.organizationId);
    if (organization === null && criteria.organizationId != null) return null;
    return [
      bare(organizationsWhere(viewer, rolesFor('unlistedResource', 'own'))),
      bare(organizationsWhere(viewer, rolesFor('ownResource', 'own'))),
      bare([...partnersOf(viewer)]),
      organization,
      criteria.code ?? null,
      criteria.kind ?? null,
      criteria.status ?? null,
      criteria.skills ?? null,
      (criteria.text ?? '').split(/\s+/).filter((word) => word !== ''),
    ];
  }
}
