import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessModule, type Viewer } from '../access/index.js';
import { resourceIds } from '../organizations/ids.js';
import { OrganizationsModule, ProviderResources } from '../organizations/index.js';
import { NodeRegistry } from '../platform/graphql/node-registry.js';
import { isVisible } from './core/visibility.js';
import { CreateResource } from './create-resource.js';
import { DeleteDraftResource } from './delete-draft-resource.js';
import { DraftResourcesResolver } from './draft-resources.resolver.js';
import { FreePeriodQueries } from './free-periods.queries.js';
import { FreePeriodsResolver } from './free-periods.resolver.js';
import { ListedSkillEntity } from './listed-skill.entity.js';
import { ListedSkills } from './listed-skills.js';
import { ListedSkillsResolver } from './listed-skills.resolver.js';
import { OrganizationResourcesResolver } from './organization-resources.resolver.js';
import { ResourceCounts } from './resource-counts.js';
import { ResourceText } from './resource-text.queries.js';
import { ResourceLoader } from './resource.loader.js';
import { ResourceObject } from './resource.object.js';
import { ResourceOutlook } from './resource-outlook.js';
import { ResourceOutlookResolver } from './resource-outlook.resolver.js';
import { ResourceQueries } from './resources.queries.js';
import { ResourcesResolver } from './resources.resolver.js';
import { UpdateResource } from './update-resource.js';
import { VisibleProviderResources } from './visible-provider-resources.js';
import { ResourceEntity } from './resource.entity.js';
import { ResourceWordEntity } from './resource-word.entity.js';

/** Global, so that ProviderResources reaches organizations, whose module cannot import this one. */
@Global()
@Module({
  imports: [
    TypeOrmModule.forFeature([ResourceEntity, ResourceWordEntity, ListedSkillEntity]),
    AccessModule,
    OrganizationsModule,
  ],
  providers: [
    ResourceQueries,
    ResourceText,
    ResourceLoader,
    CreateResource,
    UpdateResource,
    DeleteDraftResource,
    ResourcesResolver,
    DraftResourcesResolver,
    FreePeriodQueries,
    FreePeriodsResolver,
    ResourceOutlook,
    ResourceOutlookResolver,
    ListedSkills,
    ListedSkillsResolver,
    ResourceCounts,
    OrganizationResourcesResolver,
    { provide: ProviderResources, useClass: VisibleProviderResources },
  ],
  exports: [ResourceQueries, ResourceText, ResourceLoader, CreateResource, UpdateResource, ProviderResources],
})
export class CatalogModule implements OnModuleInit {
  constructor(
    private readonly nodes: NodeRegistry,
    private readonly loader: ResourceLoader,
  ) {}

  onModuleInit(): void {
    this.nodes.register(resourceIds.prefix, async (id, context) => {
      const viewer = context.viewer as Viewer | null;
      const resource = viewer === null ? null : await this.loader.find(context, resourceIds.read(id));
      return viewer !== null && resource !== null && isVisible(viewer, resource) ? ResourceObject.of(resource) : null;
    });
  }
}
