import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
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
    CreateSite,
    MembersResolver,
    MembershipResolver,
    OrganizationLoader,
    OrganizationResolver,
    OrganizationsResolver,
    RegisterOrganization,
    SetMember,
    SiteLoader,
    SiteResolver,
    SuspendOrganization,
    VerifyOrganization,
    ViewerMembershipsResolver,
  ],
  exports: [
    CreateSite,
    OrganizationLoader,
    RegisterOrganization,
    SetMember,
    SiteLoader,
    SuspendOrganization,
    VerifyOrganization,
  ],
})
export class OrganizationsModule {}
