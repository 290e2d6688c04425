import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { invitationIds } from '../ids.js';
import { organizationIds } from '../../access/ids.js';
import {
  CurrentViewer,
  networkOf,
  Sessions,
  type Viewer,
  type ViewerContext,
  ViewerObject,
} from '../../access/index.js';
import { ok } from '../../platform/core/result.js';
import { LeaveOrganization } from '../leave-organization.js';
import { OrganizationActionInput } from '../organizations.inputs.js';
import { MembershipPayload } from '../organizations.payloads.js';
import { AcceptInvitation } from './accept-invitation.js';
import { FindInvitation } from './find-invitation.js';
import { InvitationObject } from './invitation.object.js';
import { AcceptInvitationInput, InvitationActionInput, InviteMemberInput } from './invitations.inputs.js';
import { InvitationPayload, LeaveOrganizationPayload } from './invitations.payloads.js';
import { InviteMember } from './invite-member.js';
import { RevokeInvitation } from './revoke-invitation.js';
import { Input } from '../../platform/graphql/input.js';

/** Membership by consent: an ADMIN invites, the person accepts, and leaves when they like. */
@Resolver()
export class InvitationsResolver {
  constructor(
    private readonly sessions: Sessions,
    private readonly find: FindInvitation,
    private readonly invite: InviteMember,
    private readonly revoke: RevokeInvitation,
    private readonly accept: AcceptInvitation,
    private readonly leave: LeaveOrganization,
  ) {}

  @Query(() => InvitationObject, {
    nullable: true,
    description:
      'The open invitation of a token, without signing in; null for every other token. Of the organization it shows ' +
      'id, slug, name, kind and status, of the inviter the name.',
  })
  async invitation(
    @Args('token', { type: () => String, description: 'The part of the link after `#`.' }) token: string,
    @Context() context: ViewerContext,
  ): Promise<InvitationObject | null> {
    const facts = await this.find.execute(token, networkOf(context.address));
    return facts === null ? null : new InvitationObject(facts);
  }

  @Mutation(() => InvitationPayload, {
    description:
      'Invites an address into an organization and returns a one-time link, which the ADMIN hands over. A newer ' +
      'invitation of the same address ends the older one, so a repeated request needs no key.',
  })
  async inviteMember(
    @Input(InviteMemberInput, 'The invitation.') input: InviteMemberInput,
    @CurrentViewer() viewer: Viewer,
  ): Promise<InvitationPayload> {
    return InvitationPayload.of(
      await this.invite.execute(viewer, { ...input, organizationId: organizationIds.read(input.organizationId) }),
    );
  }

  @Mutation(() => InvitationPayload, { description: 'Ends an open invitation; for ADMINs of its organization.' })
  async revokeInvitation(
    @Input(InvitationActionInput, 'The invitation.') input: InvitationActionInput,
    @CurrentViewer() viewer: Viewer,
  ): Promise<InvitationPayload> {
    const result = await this.revoke.execute(viewer, invitationIds.read(input.invitationId));
    return InvitationPayload.of(result.ok ? ok({ invitation: result.value, url: null }) : result);
  }

  @Mutation(() => MembershipPayload, {
    description: 'Makes the viewer a member; the account has the invited address. The roles are added to those held.',
  })
  async acceptInvitation(
    @Input(AcceptInvitationInput, 'The token.') input: AcceptInvitationInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: ViewerContext,
  ): Promise<MembershipPayload> {
    const result = await this.accept.execute(viewer, input.token, networkOf(context.address));
    if (result.ok) context.viewer = await this.sessions.viewerOfUser(viewer.accountKey);
    return MembershipPayload.of(result);
  }

  @Mutation(() => LeaveOrganizationPayload, {
    description:
      "Ends the viewer's own membership. The last ADMIN cannot leave while there is another member or a booking that " +
      'has not ended.',
  })
  async leaveOrganization(
    @Input(OrganizationActionInput, 'The organization.') input: OrganizationActionInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: ViewerContext,
  ): Promise<LeaveOrganizationPayload> {
    const result = await this.leave.execute(viewer, organizationIds.read(input.organizationId));
    if (!result.ok) return { viewer: null, userErrors: [...result.error] };
    context.viewer = await this.sessions.viewerOfUser(viewer.accountKey);
    return { viewer: context.viewer === null ? null : new ViewerObject(context.viewer), userErrors: [] };
  }
}
