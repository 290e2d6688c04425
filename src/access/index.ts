/** Accounts, signing in, permissions, and roles in organizations. */
export { AccessModule } from './access.module.js';
export { AccountPayload } from './account.payloads.js';
export type { AccessRefusal } from './core/refusals.js';
export { accessGuarantees } from './guarantees.js';
export { MemberRole } from './member-role.object.js';
export { emailProblems, foldEmail } from './core/credentials.js';
export { distinctRoles, roleWord } from './core/member-role.js';
export type { Viewer } from './core/viewer.js';
export { type Actor, actorFor, actorOf, theClock } from './core/actor.js';
export {
  may,
  type Operation,
  organizationsWhere,
  type Permission,
  rolesFor,
  roleWords,
  sideOf,
} from './core/permissions.js';
export { CurrentViewer } from './current-viewer.js';
export { EnsurePlatformAdmin } from './ensure-platform-admin.js';
export { networkOf } from './core/network.js';
export { Guesses } from './guesses.js';
export { type MembershipFacts, membershipsOf } from './memberships.queries.js';
export {
  type GivenKey,
  givenKey,
  type KeyedRequest,
  keyedRequest,
  type KeyProblem,
  keyProblem,
  keyReused,
  once,
} from './once.js';
export { hasAnotherAdmin, type NeededAdmin, neededAsAdmin } from './needed-admins.queries.js';
export type { Origin } from './origin.js';
export { logged } from './logged.js';
export { OperationAllowance, type OperationHolder } from './operation-allowance.js';
export { CannotServe } from './operator/cannot-serve.js';
export { DemoAccounts } from './operator/demo-accounts.js';
export type { OperatorAccount } from './operator/operator-accounts.queries.js';
export { PlatformAdmins } from './operator/platform-admins.js';
export { IssuePasswordReset } from './recovery/issue-password-reset.js';
export { NewAccounts, type PreparedAccount } from './new-account.js';
export { Sessions } from './sessions.js';
export type { QuotaKind, TooMany } from './core/quotas.js';
export { quotaReasons, quotaReasonsUntil } from './core/quota-sentences.js';
export { Quotas } from './quotas.js';
export { RouteLocale, RouteViewer, sessionTokenOf, SignedInRoute } from './signed-in-route.js';
export { hashSecret, newSecret } from './secret.js';
export { setRoles } from './set-roles.js';
export { UserLoader } from './user-loader.js';
export { UserObject } from './user.object.js';
export { userIdByEmail } from './users.queries.js';
export { signedInOnly } from './signed-in-only.js';
export type { ViewerContext } from './viewer-context.js';
export { ViewerObject } from './viewer.object.js';
export { viewerByUser } from './viewers.queries.js';
