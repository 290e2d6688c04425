import { actorFor, may, type Viewer } from '../access/index.js';
import { refusal } from '../platform/core/refusal.js';
import { happened } from '../happenings/index.js';
import type { OrganizationKey } from '../platform/core/keys.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import type { Instant } from '../platform/core/time-range.js';
import type { Tx } from '../platform/db/database.js';
import { organizationNotFound, organizationReasons, type OrganizationRefusal } from './core/refusals.js';
import { changeStatus, type OrganizationFacts, type OrganizationStatus } from './core/organization.js';
import { seesOrganization } from './organization-visibility.js';
import { ofOrganization } from './organization-happening.js';
import { lockOrganization, updateOrganizationStatus } from './organizations.repository.js';

/** The way of an organization to another status, as far as the viewer may lead it there. */
export async function moveOrganization(
  tx: Tx,
  viewer: Viewer,
  operation: 'verifyOrganization' | 'suspendOrganization',
  organizationId: OrganizationKey,
  status: OrganizationStatus,
  now: Instant,
): Promise<Result<OrganizationFacts, readonly OrganizationRefusal[]>> {
  const organization = await lockOrganization(tx, organizationId);
  if (organization === null || !seesOrganization(viewer, organization)) {
    return refuse([organizationNotFound]);
  }
  if (!may(viewer, operation, { own: organization.key })) {
    return refuse([refusal(organizationReasons.changingStatus, ['organizationId'])]);
  }
  const changed = changeStatus(organization.status, status);
  if (!changed.ok) return refuse([changed.error]);
  await updateOrganizationStatus(tx, organization.key, changed.value);
  const kind = operation === 'verifyOrganization' ? 'ORGANIZATION_VERIFIED' : 'ORGANIZATION_SUSPENDED';
  await happened(tx, ofOrganization(actorFor(viewer, null), organization, { kind, at: now }));
  return ok({ ...organization, status: changed.value });
}
