import { Args, Context, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { organizationIds } from '../access/ids.js';
import { CurrentViewer, givenKey, Sessions, type Viewer, type ViewerContext } from '../access/index.js';
import type { Locale } from '../platform/core/locale.js';
import { connection, cursorColumn, pageRequest } from '../platform/graphql/connection.js';
import { RequestLocale } from '../platform/graphql/request-locale.js';
import { ListOrganizations } from './list-organizations.js';
import { MoveOrganization } from './move-organization.js';
import { OrganizationLoader } from './organization-loader.js';
import { criteriaOf, OrganizationFilter } from './organization-filter.input.js';
import { OrganizationConnection, OrganizationObject } from './organization.object.js';
import { OrganizationActionInput, RegisterOrganizationInput, UpdateOrganizationInput } from './organizations.inputs.js';
import { OrganizationPayload } from './organizations.payloads.js';
import { RegisterOrganization } from './register-organization.js';
import { UpdateOrganization } from './update-organization.js';
import { Input } from '../platform/graphql/input.js';

const ORGANIZATIONS = { list: 'organizations', columns: [cursorColumn.text, cursorColumn.bigint] };

const moveCommand = ({ organizationId, reason }: OrganizationActionInput) => ({
  organizationId: organizationIds.read(organizationId),
  reason,
});

@Resolver()
export class OrganizationsResolver {
  constructor(
    private readonly loader: OrganizationLoader,
    private readonly listing: ListOrganizations,
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
    return this.loader.visible(viewer, slug);
  }

  @Query(() => OrganizationConnection, {
    description:
      'Organizations by name, then id: VERIFIED ones, the viewer’s own whatever their status, and for platform admins ' +
      'all.',
  })
  async organizations(
    @CurrentViewer() viewer: Viewer,
    @Args('filter', { type: () => OrganizationFilter, nullable: true, description: 'Conditions; null = all.' })
    given: OrganizationFilter | null,
    @Args('first', { type: () => Int, defaultValue: 25, description: '1 to 100.' }) first: number,
    @Args('after', { type: () => String, nullable: true, description: 'A cursor of this list.' }) after: string | null,
    @RequestLocale() locale: Locale,
  ): Promise<OrganizationConnection> {
    const request = pageRequest(first, after ?? null, ORGANIZATIONS);
    const filter = this.listing.filter(viewer, criteriaOf(given ?? {}), locale);
    const rows = await this.listing.page(viewer, filter, request);
    return connection(request, rows, {
      node: (facts) => new OrganizationObject(facts),
      cursor: ({ name, key }) => [name, key],
      total: () => this.listing.count(viewer, filter),
    });
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
    return OrganizationPayload.of(await this.moving.execute(viewer, 'verifyOrganization', moveCommand(input)));
  }

  @Mutation(() => OrganizationPayload, {
    description:
      'Sends a PENDING organization back to be corrected, with the reason; it stays PENDING. For platform admins.',
  })
  async declineOrganization(
    @Input(OrganizationActionInput, 'The organization.') input: OrganizationActionInput,
    @CurrentViewer() viewer: Viewer,
  ): Promise<OrganizationPayload> {
    return OrganizationPayload.of(await this.moving.execute(viewer, 'declineOrganization', moveCommand(input)));
  }

  @Mutation(() => OrganizationPayload, {
    description: 'Makes a PENDING or VERIFIED organization SUSPENDED; for platform admins.',
  })
  async suspendOrganization(
    @Input(OrganizationActionInput, 'The organization.') input: OrganizationActionInput,
    @CurrentViewer() viewer: Viewer,
  ): Promise<OrganizationPayload> {
    return OrganizationPayload.of(await this.moving.execute(viewer, 'suspendOrganization', moveCommand(input)));
  }
}
