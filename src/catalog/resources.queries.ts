import { Injectable } from '@nestjs/common';
import { organizationIds, type Viewer } from '../access/index.js';
import { Database, statement } from '../platform/db/database.js';
import type { PageRequest } from '../platform/graphql/connection.js';
import { isVisible } from './core/visibility.js';
import type { CataloguedResource, ResourceKind, ResourceStatus } from './core/resource.js';
import { resourceIds } from './resource-ids.js';
import { ResourceText } from './resource-text.queries.js';
import { resourceOf, type ResourceRow, resourcesById } from './catalogued-resources.queries.js';
import { visibilityOf, visible } from './visible-resources.queries.js';

export interface ResourceCriteria {
  readonly organizationId?: string | null;
  readonly code?: string | null;
  readonly kind?: ResourceKind | null;
  readonly status?: ResourceStatus | null;
  readonly text?: string | null;
  readonly skills?: readonly string[] | null;
}

const matching = `
  from resource r
 where ${visible}
   and ($4::bigint is null or r.organization_id = $4)
   and ($5::text is null or r.code = $5)
   and ($6::text is null or r.kind = $6)
   and ($7::text is null or r.status = $7)
   and ($8::text[] is null or r.skills @> $8)`;

const pageOf = (name: string, condition: string) =>
  statement(
    name,
    `select r.*
       from (select r.organization_id, r.resource_id ${matching} ${condition}
                and ($9::bigint is null or (r.organization_id, r.code) > ($9, $10::text))
              order by r.organization_id, r.code limit $11) k
       join catalogued_resource r using (organization_id, resource_id)
      order by r.organization_id, r.code`,
  );

const countOf = (name: string, condition: string) =>
  statement(name, `select count(*)::int as total ${matching} ${condition}`);

// With and without words are two statements: "is null or" would keep PostgreSQL from the index of words.
const page = pageOf('resource.page', '');
export const pageWithWords = pageOf('resource.page-with-words', 'and r.words @@ $12::tsquery');
const count = countOf('resource.count', '');
export const countWithWords = countOf('resource.count-with-words', 'and r.words @@ $9::tsquery');

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
  constructor(
    private readonly database: Database,
    private readonly text: ResourceText,
  ) {}

  /** Null when there is none that the viewer may see. */
  async findVisible(viewer: Viewer, id: string): Promise<CataloguedResource | null> {
    const resource = (await resourcesById(this.database, [id])).get(id);
    return resource !== undefined && isVisible(viewer, resource) ? resource : null;
  }

  /** By organization, code; one more than asked for when more follow. */
  async page(viewer: Viewer, criteria: ResourceCriteria, request: PageRequest): Promise<CataloguedResource[]> {
    const values = this.values(viewer, criteria);
    if (values === null) return [];
    const place = [request.after?.[0] ?? null, request.after?.[1] ?? null, request.first + 1];
    const rows = await this.text.find(viewer, criteria.text, (words) =>
      words === null
        ? this.database.run<ResourceRow>(page, [...values, ...place])
        : this.database.run<ResourceRow>(pageWithWords, [...values, ...place, words]),
    );
    return rows.map(resourceOf);
  }

  async count(viewer: Viewer, criteria: ResourceCriteria): Promise<number> {
    const values = this.values(viewer, criteria);
    if (values === null) return 0;
    const rows = await this.text.find(viewer, criteria.text, async (words) => {
      const found =
        words === null
          ? await this.database.run<{ total: number }>(count, values)
          : await this.database.run<{ total: number }>(countWithWords, [...values, words]);
      return found.filter(({ total }) => total > 0);
    });
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
    const organization = criteria.organizationId == null ? null : organizationIds.decode(criteria.organizationId);
    if (organization === null && criteria.organizationId != null) return null;
    return [
      ...visibilityOf(viewer),
      organization,
      criteria.code ?? null,
      criteria.kind ?? null,
      criteria.status ?? null,
      criteria.skills ?? null,
    ];
  }
}
