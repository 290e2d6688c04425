import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessModule } from '../access/index.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { AcceptAgreement } from './agreements/accept-agreement.js';
import { AgreementResolver } from './agreements/agreement.resolver.js';
import { FindAgreements } from './agreements/find-agreements.js';
import { AgreementsResolver } from './agreements/agreements.resolver.js';
import { EndAgreement } from './agreements/end-agreement.js';
import { ProposeAgreement } from './agreements/propose-agreement.js';
import { CreateSite } from './create-site.js';
import { FoundOrganization } from './found-organization.js';
import { AcceptInvitation } from './invitations/accept-invitation.js';
import { DeleteEndedInvitations } from './invitations/delete-ended-invitations.js';
import { FindInvitation } from './invitations/find-invitation.js';
import { InvitationLoader } from './invitations/invitation.loader.js';
import { InvitationResolver } from './invitations/invitation.resolver.js';
import { InvitationsResolver } from './invitations/invitations.resolver.js';
import { InviteMember } from './invitations/invite-member.js';
import { RevokeInvitation } from './invitations/revoke-invitation.js';
import { LeaveOrganization } from './leave-organization.js';
import { ListOrganizations } from './list-organizations.js';
import { MembersResolver } from './members.resolver.js';
import { MembershipResolver } from './membership.resolver.js';
import { NameDifferingZones } from './name-differing-zones.js';
import { OrganizationLoader } from './organization-loader.js';
import { OrganizationStandingResolver } from './organization-standing.resolver.js';
import { OrganizationResolver } from './organization.resolver.js';
import { OrganizationsResolver } from './organizations.resolver.js';
import { RegisterOrganization } from './register-organization.js';
import { SetMember } from './set-member.js';
import { SiteLoader } from './site-loader.js';
import { SiteResolver } from './site.resolver.js';
import { UpdateOrganization } from './update-organization.js';
import { UpdateSite } from './update-site.js';
import { MoveOrganization } from './move-organization.js';
import { ViewerMembershipsResolver } from './viewer-memberships.resolver.js';
import { AgreementEntity } from './agreements/agreement.entity.js';
import { IncludedDrawEntity } from './agreements/included-draw.entity.js';
import { InvitationEntity } from './invitations/invitation.entity.js';
import { OrganizationEntity } from './organization.entity.js';
import { SiteEntity } from './site.entity.js';

/** Parts that other slices use too. */
const founding = [FoundOrganization, RegisterOrganization, MoveOrganization, CreateSite];
const agreeing = [ProposeAgreement, AcceptAgreement, FindAgreements];
const offered = [...founding, ...agreeing, OrganizationLoader, SiteLoader, NameDifferingZones];

const organizations = [UpdateOrganization, OrganizationResolver, OrganizationsResolver, UpdateSite, SiteResolver];
const reading = [ListOrganizations, OrganizationStandingResolver];
const members = [SetMember, LeaveOrganization, MembersResolver, MembershipResolver, ViewerMembershipsResolver];
const agreements = [EndAgreement, AgreementResolver, AgreementsResolver];
const inviting = [InviteMember, AcceptInvitation, RevokeInvitation, DeleteEndedInvitations];
const invitations = [FindInvitation, InvitationLoader, InvitationResolver, InvitationsResolver];

@Module({
  imports: [
    TypeOrmModule.forFeature([AgreementEntity, IncludedDrawEntity, InvitationEntity, OrganizationEntity, SiteEntity]),
    AccessModule,
  ],
  providers: [...offered, ...organizations, ...reading, ...members, ...agreements, ...inviting, ...invitations],
  exports: offered,
})
export class OrganizationsModule implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly deleting: DeleteEndedInvitations,
  ) {}

  onModuleInit(): void {
    this.jobs.register({ name: 'delete-ended-invitations', cron: '10 2 * * *', run: () => this.deleting.execute() });
  }
}
