import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { organizationIds } from '../access/ids.js';
import { CurrentViewer, givenKey, Sessions, type Viewer, type ViewerContext } from '../access/index.js';
import { MoveOrganization } from './move-organization.js';
import { OrganizationLoader } from './organization-loader.js';
import { OrganizationObject } from './organization.object.js';
import { OrganizationActionInput, RegisterOrganizationInput, UpdateOrganizationInput } from './organizations.inputs.js';
import { OrganizationPayload } from './organizations.payloads.js';
import { RegisterOrganization } from './register-organization.js';
import { UpdateOrganization } from './update-organization.js';
import { Input } from '../platform/graphql/input.js';

@Resolver()
export class OrganizationsResolver {
  constructor(
    private readonly organizations: OrganizationLoader,
    private readonly sessions: Sessions,
    private readonly registering: RegisterOrganization,
    private readonly updating: UpdateOrganization,
    private readonly moving: MoveOrganization,
  ) {}

  @Query(() => OrganizationObject, {
    nullable: true,
    description: 'An organization by its slug; null when there is none that the viewer may see.',
  })
  organization(
    @Args('slug', { type: () => String, description: 'Its slug.' }) slug: string,
    @CurrentViewer() viewer: Viewer,
  ): Promise<OrganizationObject | null> {
    return this.organizations.visible(viewer, slug);
  }

  @Mutation(() => OrganizationPayload, {
    description: 'Registers an organization; it is PENDING, and the caller becomes its ADMIN.',
  })
  async registerOrganization(
    @Input(RegisterOrganizationInput, 'The new organization.') input: RegisterOrganizationInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: ViewerContext,
  ): Promise<OrganizationPayload> {
    const result = await this.registering.execute(
      viewer,
      { ...input, idempotency: givenKey(input, organizationIds) },
      context.address,
    );
    // The answer is told to the ADMIN that the viewer has become.
    if (result.ok) context.viewer = await this.sessions.viewerOfUser(viewer.accountKey);
    return OrganizationPayload.of(result);
  }

  @Mutation(() => OrganizationPayload, {
    description:
      'Changes what an organization says of itself; for ADMINs. Once it is VERIFIED, a platform admin alone changes ' +
      'name and registrationCode.',
  })
  async updateOrganization(
    @Input(UpdateOrganizationInput, 'The changes.') input: UpdateOrganizationInput,
    @CurrentViewer() viewer: Viewer,
  ): Promise<OrganizationPayload> {
    return OrganizationPayload.of(
      await this.updating.execute(viewer, { ...input, organizationId: organizationIds.read(input.organizationId) }),
    );
  }

  @Mutation(() => OrganizationPayload, {
    description: 'Makes a PENDING or SUSPENDED organization VERIFIED; for platform admins.',
  })
  async verifyOrganization(
    @Input(OrganizationActionInput, 'The organization.') input: OrganizationActionInput,
    @CurrentViewer() viewer: Viewer,
  ): Promise<OrganizationPayload> {
    const key = organizationIds.read(input.organizationId);
    return OrganizationPayload.of(await this.moving.execute(viewer, 'verifyOrganization', key));
  }

  @Mutation(() => OrganizationPayload, {
    description: 'Makes a PENDING or VERIFIED organization SUSPENDED; for platform admins.',
  })
  async suspendOrganization(
    @Input(OrganizationActionInput, 'The organization.') input: OrganizationActionInput,
    @CurrentViewer() viewer: Viewer,
  ): Promise<OrganizationPayload> {
    const key = organizationIds.read(input.organizationId);
    return OrganizationPayload.of(await this.moving.execute(viewer, 'suspendOrganization', key));
  }
}
