import { Context, Mutation, Resolver } from '@nestjs/graphql';
import { organizationIds } from '../access/ids.js';
import { CurrentViewer, givenKey, Sessions, type Viewer, type ViewerContext } from '../access/index.js';
import { siteIds } from './ids.js';
import { CreateSite } from './create-site.js';
import { CreateSiteInput, SetMemberInput, UpdateSiteInput } from './organizations.inputs.js';
import { MembershipPayload, SitePayload } from './organizations.payloads.js';
import { SetMember } from './set-member.js';
import { UpdateSite } from './update-site.js';
import { Input } from '../platform/graphql/input.js';

/** Mutations by which members of an organization change its members. */
@Resolver()
export class MembersResolver {
  constructor(
    private readonly sessions: Sessions,
    private readonly settingMember: SetMember,
    private readonly creatingSite: CreateSite,
    private readonly updatingSite: UpdateSite,
  ) {}

  @Mutation(() => MembershipPayload, {
    description: 'Replaces the roles of a member, or removes the member; for ADMINs. People join by invitation.',
  })
  async setMember(
    @Input(SetMemberInput, 'The member and the new roles.') input: SetMemberInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: ViewerContext,
  ): Promise<MembershipPayload> {
    const result = await this.settingMember.execute(viewer, {
      ...input,
      organizationId: organizationIds.read(input.organizationId),
    });
    // Roles may have been given up: what follows in the same document is asked without them.
    if (result.ok && result.value.userId === viewer.accountKey) {
      context.viewer = await this.sessions.viewerOfUser(viewer.accountKey);
    }
    return MembershipPayload.of(result);
  }

  @Mutation(() => SitePayload, { description: 'Adds a site to an organization; for its ADMINs and RESOURCE_MANAGERs.' })
  async createSite(
    @Input(CreateSiteInput, 'The new site.') input: CreateSiteInput,
    @CurrentViewer() viewer: Viewer,
  ): Promise<SitePayload> {
    const organizationId = organizationIds.read(input.organizationId);
    const idempotency = givenKey(input, siteIds);
    return SitePayload.of(await this.creatingSite.execute(viewer, { ...input, organizationId, idempotency }));
  }

  @Mutation(() => SitePayload, {
    description: 'Changes the name, address or position of a site; for ADMINs and RESOURCE_MANAGERs.',
  })
  async updateSite(
    @Input(UpdateSiteInput, 'The changes.') input: UpdateSiteInput,
    @CurrentViewer() viewer: Viewer,
  ): Promise<SitePayload> {
    return SitePayload.of(await this.updatingSite.execute(viewer, { ...input, siteId: siteIds.read(input.siteId) }));
  }
}
