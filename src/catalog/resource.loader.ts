import { Injectable } from '@nestjs/common';
import type { ResourceKey } from '../platform/core/keys.js';
import { Database } from '../platform/db/database.js';
import type { RequestContext } from '../platform/graphql/request-context.js';
import type { CataloguedResource } from './core/resource.js';
import { ResourceObject } from './resource.object.js';
import { ResourceQueries } from './resources.queries.js';
import { resourcesById } from './catalogued-resources.queries.js';

/** Resources by id, whoever may see them: for what a visible object refers to. */
@Injectable()
export class ResourceLoader {
  constructor(
    private readonly database: Database,
    private readonly queries: ResourceQueries,
  ) {}

  async load(context: RequestContext, id: ResourceKey): Promise<ResourceObject> {
    const resource = await this.find(context, id);
    if (resource === null) throw new Error(`the resource ${id.id} is referred to and does not exist`);
    return ResourceObject.of(resource);
  }

  find(context: RequestContext, id: ResourceKey): Promise<CataloguedResource | null> {
    return context.loaders.load(ResourceLoader, this.byKeys, id);
  }

  /** Keeps a resource that was read for a list, so that what refers to it does not read it again. */
  keep(context: RequestContext, resource: CataloguedResource): void {
    context.loaders.prime(ResourceLoader, this.byKeys, resource.id, resource);
  }

  private readonly byKeys = (ids: readonly ResourceKey[]) => resourcesById(this.database, ids);

  async childrenOf(context: RequestContext, parentId: ResourceKey): Promise<CataloguedResource[]> {
    const children = context.loaders.load(ResourceQueries, (ids) => this.queries.childrenOf(ids), parentId);
    return (await children) ?? [];
  }
}
