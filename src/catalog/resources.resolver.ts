import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer, type Viewer, type ViewerContext } from '../access/index.js';
import { resourceIds } from '../organizations/ids.js';
import { OrganizationLoader, OrganizationObject, SiteLoader, SiteObject } from '../organizations/index.js';
import { connection, cursorColumn, pageRequest } from '../platform/graphql/connection.js';
import { CreateResource } from './create-resource.js';
import { isVisible } from './core/visibility.js';
import {
  createResourceCommand,
  CreateResourceInput,
  criteriaOf,
  updateResourceCommand,
  ResourceFilter,
  UpdateResourceInput,
} from './resource.inputs.js';
import { ResourceLoader } from './resource.loader.js';
import { ResourceObject } from './resource.object.js';
import { ResourceConnection, ResourcePayload } from './resource.payloads.js';
import { ResourceQueries } from './resources.queries.js';
import { UpdateResource } from './update-resource.js';
import { Input } from '../platform/graphql/input.js';

const RESOURCES = { list: 'resources', columns: [cursorColumn.bigint, cursorColumn.text] };

@Resolver(() => ResourceObject)
export class ResourcesResolver {
  constructor(
    private readonly queries: ResourceQueries,
    private readonly resourceLoader: ResourceLoader,
    private readonly organizations: OrganizationLoader,
    private readonly sites: SiteLoader,
    private readonly create: CreateResource,
    private readonly update: UpdateResource,
  ) {}

  @Query(() => ResourceObject, {
    nullable: true,
    description: 'The one with this id; null = none that the viewer may see.',
  })
  async resource(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'Its id.' }) id: string,
    @Context() context: ViewerContext,
  ): Promise<ResourceObject | null> {
    const resource = await this.queries.findVisible(viewer, resourceIds.read(id));
    if (resource === null) return null;
    this.resourceLoader.keep(context, resource);
    return ResourceObject.of(resource);
  }

  @Query(() => ResourceConnection, { description: 'Resources that the viewer may see, by organization, then code.' })
  async resources(
    @CurrentViewer() viewer: Viewer,
    @Args('filter', { type: () => ResourceFilter, nullable: true, description: 'Conditions; null = all.' })
    filter: ResourceFilter | null,
    @Args('first', { type: () => Int, defaultValue: 25, description: '1 to 100.' }) first: number,
    @Args('after', { type: () => String, nullable: true, description: 'A cursor of this list.' }) after: string | null,
    @Context() context: ViewerContext,
  ): Promise<ResourceConnection> {
    const request = pageRequest(first, after ?? null, RESOURCES);
    const criteria = criteriaOf(filter ?? {});
    const rows = await this.queries.page(viewer, criteria, request);
    for (const row of rows) this.resourceLoader.keep(context, row);
    return connection(request, rows, {
      node: ResourceObject.of,
      cursor: (resource) => [resource.organizationId, resource.code],
      total: () => this.queries.count(viewer, criteria),
    });
  }

  @Mutation(() => ResourcePayload, { description: 'Adds a resource to the catalogue.' })
  async createResource(
    @CurrentViewer() viewer: Viewer,
    @Input(CreateResourceInput, 'The kind.') input: CreateResourceInput,
  ): Promise<ResourcePayload> {
    return ResourcePayload.of(await this.create.execute(viewer, createResourceCommand(input)));
  }

  @Mutation(() => ResourcePayload, { description: 'Changes a resource.' })
  async updateResource(
    @CurrentViewer() viewer: Viewer,
    @Input(UpdateResourceInput, 'The changes.') input: UpdateResourceInput,
  ): Promise<ResourcePayload> {
    return ResourcePayload.updated(await this.update.execute(viewer, updateResourceCommand(input)));
  }

  @ResolveField(() => OrganizationObject, { description: 'The owner.' })
  organization(@Parent() resource: ResourceObject, @Context() context: ViewerContext): Promise<OrganizationObject> {
    return this.organizations.load(context, resource.organizationId);
  }

  @ResolveField(() => SiteObject, { description: 'Where it stands.' })
  site(@Parent() resource: ResourceObject, @Context() context: ViewerContext): Promise<SiteObject> {
    return this.sites.load(context, resource.siteId);
  }

  @ResolveField(() => ResourceObject, {
    nullable: true,
    description: 'The resource that contains it; null = none that the viewer may see.',
  })
  async parent(
    @Parent() resource: ResourceObject,
    @Context() context: ViewerContext,
    @CurrentViewer() viewer: Viewer,
  ): Promise<ResourceObject | null> {
    if (resource.parentId === null) return null;
    const parent = await this.resourceLoader.find(context, resource.parentId);
    return parent !== null && isVisible(viewer, parent) ? ResourceObject.of(parent) : null;
  }

  @ResolveField(() => [ResourceObject], {
    description: 'Resources directly inside it that the viewer may see, by code; at most 1,000.',
  })
  async children(
    @Parent() resource: ResourceObject,
    @Context() context: ViewerContext,
    @CurrentViewer() viewer: Viewer,
  ): Promise<ResourceObject[]> {
    const children = await this.resourceLoader.childrenOf(context, resource.key);
    return children.filter((child) => isVisible(viewer, child)).map(ResourceObject.of);
  }
}
