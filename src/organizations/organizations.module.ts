import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { AcceptAgreement } from './agreements/accept-agreement.js';
import { AgreementResolver } from './agreements/agreement.resolver.js';
import { AgreementsResolver } from './agreements/agreements.resolver.js';
import { EndAgreement } from './agreements/end-agreement.js';
import { ProposeAgreement } from './agreements/propose-agreement.js';
import { CreateSite } from './create-site.js';
import { MembersResolver } from './members.resolver.js';
import { MembershipResolver } from './membership.resolver.js';
import { OrganizationLoader } from './organization-loader.js';
import { OrganizationResolver } from './organization.resolver.js';
import { OrganizationsResolver } from './organizations.resolver.js';
import { RegisterOrganization } from './register-organization.js';
import { SetMember } from './set-member.js';
import { SiteLoader } from './site-loader.js';
import { SiteResolver } from './site.resolver.js';
import { SuspendOrganization } from './suspend-organization.js';
import { VerifyOrganization } from './verify-organization.js';
import { ViewerMembershipsResolver } from './viewer-memberships.resolver.js';

@Module({
  imports: [AccessModule],
  providers: [
    AcceptAgreement,
    AgreementResolver,
    AgreementsResolver,
    CreateSite,
    EndAgreement,
    MembersResolver,
    MembershipResolver,
    OrganizationLoader,
    OrganizationResolver,
    OrganizationsResolver,
    ProposeAgreement,
    RegisterOrganization,
    SetMember,
    SiteLoader,
    SiteResolver,
    SuspendOrganization,
    VerifyOrganization,
    ViewerMembershipsResolver,
  ],
  exports: [
    AcceptAgreement,
    CreateSite,
    OrganizationLoader,
    ProposeAgreement,
    RegisterOrganization,
    SetMember,
    SiteLoader,
    SuspendOrganization,
    VerifyOrganization,
  ],
})
export class OrganizationsModule {}
