import type { OrganizationKey, ResourceKey, SiteKey } from '../platform/core/keys.js';
import { type Composed, ComposedQuery, limitFor } from '../platform/db/composed-query.js';
import type { ResourceKind, ResourceStatus } from './core/resource.js';
import { type visibilityOf, visible } from './visible-resources.queries.js';

/** All that is given must hold. */
export interface ListFilter {
  readonly organization: OrganizationKey | null;
  readonly site: SiteKey | null;
  /** The resource that directly contains it. */
  readonly parent: ResourceKey | null;
  /** Inside no other resource. */
  readonly rootsOnly: boolean;
  readonly code: string | null;
  readonly kind: ResourceKind | null;
  readonly status: ResourceStatus | null;
  readonly skills: readonly string[] | null;
  /** A tsquery over the words of a resource. */
  readonly words: string | null;
}

interface ListPart {
  /** The organization and the code of the last that is known; null: from the beginning. */
  readonly after: readonly [organization: string, code: string] | null;
  /** At least so many are answered, if there are. */
  readonly count: number;
}

/** The condition that a resource `r` stands directly inside another one. */
const inside = (provider: string, parent: string) => `r.organization_id = ${provider} and r.resource_id in (
       select c.resource_id from capacity c where c.organization_id = ${provider} and c.parent_id = ${parent})`;

/** The condition that a resource `r` stands inside no other. */
const ROOT = `exists (
       select from capacity c
        where c.organization_id = r.organization_id and c.resource_id = r.resource_id and c.parent_id is null)`;

/** $1 to $3 are those of `visible`. */
function listOf(viewer: ReturnType<typeof visibilityOf>, filter: ListFilter) {
  const query = new ComposedQuery();
  query.values.push(...viewer);
  const text = `
    from resource r
   where ${visible}
     ${query.when(filter.organization, (key) => `r.organization_id = ${query.param(key, 'bigint')}`)}
     ${query.when(filter.site, (site) => `r.site_id = ${query.param(site, 'uuid')}`)}
     ${query.when(filter.parent, ({ provider, id }) => inside(query.param(provider, 'bigint'), query.param(id, 'uuid')))}
     ${filter.rootsOnly ? `and ${ROOT}` : ''}
     ${query.when(filter.code, (code) => `r.code = ${query.param(code, 'text')}`)}
     ${query.when(filter.kind, (kind) => `r.kind = ${query.param(kind, 'text')}`)}
     ${query.when(filter.status, (status) => `r.status = ${query.param(status, 'text')}`)}
     ${query.when(filter.skills, (skills) => `r.folded_skills @> skills_folded(${query.param(skills, 'text[]')})`)}
     ${query.when(filter.words, (words) => `r.words @@ ${query.param(words, 'tsquery')}`)}`;
  return { query, text };
}

/**
 * By organization and code. What is few, having the words or skills that are named, is found and sorted; what may be many
 * is read in order.
 */
export function resourcePage(
  viewer: ReturnType<typeof visibilityOf>,
  filter: ListFilter,
  { after, count }: ListPart,
): Composed {
  const { query, text } = listOf(viewer, filter);
  const [key, code] = after ?? [];
  const rest = query.when(
    key,
    (organization) =>
      `(r.organization_id, r.code) > (${query.param(organization, 'bigint')}, ${query.param(code, 'text')})`,
  );
  const few = filter.words !== null || (filter.skills !== null && filter.skills.length > 0);
  const statement = query.statement(
    'resource.page',
    `select r.*
       from (select k.organization_id, k.resource_id
               from (select r.organization_id, r.resource_id, r.code ${text} ${rest} ${few ? 'offset 0' : ''}) k
              order by k.organization_id, k.code limit ${limitFor(count)}) k
       join catalogued_resource r using (organization_id, resource_id)
      order by r.organization_id, r.code`,
  );
  return { statement, values: query.values };
}

export function resourceCount(viewer: ReturnType<typeof visibilityOf>, filter: ListFilter): Composed {
  const { query, text } = listOf(viewer, filter);
  return {
    statement: query.statement('resource.count', `select count(*)::int as total ${text}`),
    values: query.values,
  };
}
