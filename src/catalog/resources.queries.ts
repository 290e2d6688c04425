import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import type { OrganizationKey, ResourceKey, SiteKey } from '../platform/core/keys.js';
import { Database, statement } from '../platform/db/database.js';
import type { PageRequest } from '../platform/graphql/connection.js';
import { isVisible } from './core/visibility.js';
import type { CataloguedResource, ResourceKind, ResourceStatus } from './core/resource.js';
import { type ListFilter, resourceCount, resourcePage } from './listed-resources.js';
import { ResourceText } from './resource-text.queries.js';
import { resourceOf, type ResourceRow, resourcesById } from './catalogued-resources.queries.js';
import { visibilityOf } from './visible-resources.queries.js';

export interface ResourceCriteria {
  readonly organizationId?: OrganizationKey | null | undefined;
  readonly siteId?: SiteKey | null | undefined;
  readonly parentId?: ResourceKey | null | undefined;
  readonly rootsOnly?: boolean | null;
  readonly code?: string | null;
  readonly kind?: ResourceKind | null;
  readonly status?: ResourceStatus | null;
  readonly text?: string | null;
  readonly skills?: readonly string[] | null;
}

/** Directly inside one resource, as an answer has them. */
const MOST_CHILDREN = 1_000;

const findChildren = statement('resource.children')`
  select r.* from unnest($1::bigint[], $2::uuid[]) as w (organization_id, parent_id)
    cross join lateral (
      select c.* from catalogued_resource c
       where c.organization_id = w.organization_id and c.parent_id = w.parent_id
       order by c.code limit ${MOST_CHILDREN}) r
    order by r.code`;

@Injectable()
export class ResourceQueries {
  constructor(
    private readonly database: Database,
    private readonly text: ResourceText,
  ) {}

  /** The one with this key; null = none that the viewer may see. */
  async findVisible(viewer: Viewer, id: ResourceKey): Promise<CataloguedResource | null> {
    const resource = (await resourcesById(this.database, [id])).get(id.id);
    return resource !== undefined && isVisible(viewer, resource) ? resource : null;
  }

  /** By organization, code; one more than asked for when more follow. */
  async page(viewer: Viewer, criteria: ResourceCriteria, request: PageRequest): Promise<CataloguedResource[]> {
    const [organization, code] = request.after ?? [];
    const after = organization === undefined || code === undefined ? null : ([organization, code] as const);
    const part = { after, count: request.first + 1 };
    if (!(await this.seesParent(viewer, criteria))) return [];
    const rows = await this.text.find(viewer, criteria.text, async (words) => {
      const asked = resourcePage(visibilityOf(viewer), filterOf(criteria, words), part);
      return this.database.run<ResourceRow>(asked.statement, asked.values);
    });
    return rows.slice(0, part.count).map(resourceOf);
  }

  async count(viewer: Viewer, criteria: ResourceCriteria): Promise<number> {
    if (!(await this.seesParent(viewer, criteria))) return 0;
    const rows = await this.text.find(viewer, criteria.text, async (words) => {
      const asked = resourceCount(visibilityOf(viewer), filterOf(criteria, words));
      const found = await this.database.run<{ total: number }>(asked.statement, asked.values);
      return found.filter(({ total }) => total > 0);
    });
    return rows[0]?.total ?? 0;
  }

  /** A container that the viewer may not see tells nothing of what is inside it, as `parent` is null too. */
  private async seesParent(viewer: Viewer, { parentId }: ResourceCriteria): Promise<boolean> {
    return parentId == null || (await this.findVisible(viewer, parentId)) !== null;
  }

  /** The children of each parent by the parent's key, at most 1,000 of each, whoever may see them. */
  async childrenOf(parentIds: readonly ResourceKey[]): Promise<Map<ResourceKey['id'], CataloguedResource[]>> {
    const keys = parentIds;
    const rows = await this.database.run<ResourceRow & { parent_id: ResourceKey['id'] }>(findChildren, [
      keys.map((key) => key.provider),
      keys.map((key) => key.id),
    ]);
    const byParent = Map.groupBy(rows, (row) => row.parent_id);
    return new Map([...byParent].map(([parent, children]) => [parent, children.map(resourceOf)]));
  }
}

function filterOf(criteria: ResourceCriteria, words: string | null): ListFilter {
  const { organizationId: organization = null, siteId: site = null, parentId: parent = null } = criteria;
  const { code = null, kind = null, status = null, skills = null } = criteria;
  return { organization, site, parent, rootsOnly: criteria.rootsOnly === true, code, kind, status, skills, words };
}
