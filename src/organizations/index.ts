/** Schools, enterprises and training centers: what they are, where they are, and who belongs to them. */
export { AcceptAgreement } from './agreements/accept-agreement.js';
export { ProposeAgreement } from './agreements/propose-agreement.js';
export { AccountingUserErrorObject } from './agreements/accounting-user-error.object.js';
export type { AccountingRefusal } from './agreements/core/refusals.js';
export {
  type Draw,
  drawArguments,
  drawMinutes,
  drawnTooMuch,
  keepDraw,
  minutesLeft,
  redraw,
} from './agreements/draws.js';
export { AgreementObject } from './agreements/agreement.object.js';
export { FindAgreements } from './agreements/find-agreements.js';
export { ProviderResources } from './agreements/provider-resources.js';
export { type OrganizationFacts, OrganizationKind, organizationStatusWord } from './core/organization.js';
export { organizationNotFound, type OrganizationRefusal } from './core/refusals.js';
export { CreateSite } from './create-site.js';
export { FoundOrganization } from './found-organization.js';
export { MoveOrganization } from './move-organization.js';
export { NameDifferingZones } from './name-differing-zones.js';
export { OrganizationLoader } from './organization-loader.js';
export { seesOrganization } from './organization-visibility.js';
export { OrganizationObject } from './organization.object.js';
export { OrganizationPayload, OrganizationUserErrorObject } from './organizations.payloads.js';
export { OrganizationsModule } from './organizations.module.js';
export { organizationBySlug, organizationsById, requiredOrganization } from './organizations.queries.js';
export { RegisterOrganization } from './register-organization.js';
export { SiteLoader } from './site-loader.js';
export { SiteObject } from './site.object.js';
export { type SiteFacts, sitesById, sitesOf } from './sites.queries.js';
export { suspendDeserted } from './suspend-deserted.js';
export { ofMember } from './organization-happening.js';
