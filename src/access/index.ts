/** Who people are, how they sign in, what they may do, and their roles in organizations. */
export { AccessModule } from './access.module.js';
export { MemberRole } from './member-role.object.js';
export { distinctRoles } from './core/member-role.js';
export type { Viewer } from './core/viewer.js';
export {
  may,
  type Operation,
  operationNames,
  organizationsWhere,
  type Permission,
  rolesFor,
} from './core/permissions.js';
export { CurrentViewer } from './current-viewer.js';
export { EnsurePlatformAdmin } from './ensure-platform-admin.js';
export { organizationIds, userIds } from './ids.js';
export { type MembershipFacts, membershipsOf } from './memberships.queries.js';
export { OperationAllowance } from './operation-allowance.js';
export { Sessions } from './sessions.js';
export { RouteViewer, SESSION_COOKIE, sessionTokenOf, SignedInRoute } from './signed-in-route.js';
export { setRoles } from './set-roles.js';
export { SignIn } from './sign-in.js';
export { SignUp } from './sign-up.js';
export { UserLoader } from './user-loader.js';
export { UserObject } from './user.object.js';
export { userIdByEmail } from './users.queries.js';
export type { ViewerContext } from './viewer-context.js';
export { ViewerObject } from './viewer.object.js';
export { viewerByUser } from './viewers.queries.js';
