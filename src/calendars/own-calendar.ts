import type { OrganizationKey } from '../platform/core/keys.js';
import type { DaysChange } from '../platform/core/changed-days.js';
import { may, type Operation, roleWords, type Viewer } from '../access/index.js';
import {
  type OrganizationFacts,
  organizationNotFound,
  type OrganizationRefusal,
  organizationsById,
  seesOrganization,
} from '../organizations/index.js';
import { refusal } from '../platform/core/refusal.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import type { Tx } from '../platform/db/database.js';
import { calendarReasons } from './core/refusals.js';

/** An organization whose calendar was changed, and how. */
export interface ChangedCalendar {
  readonly organization: OrganizationFacts;
  readonly change: DaysChange;
}

export type CalendarOutcome = Result<ChangedCalendar, readonly OrganizationRefusal[]>;

/** The organization, if the viewer may change its calendar; opening hours are a matter of who manages resources. */
export async function ownCalendar(
  tx: Tx,
  viewer: Viewer,
  operation: Operation,
  organizationId: OrganizationKey,
): Promise<Result<OrganizationFacts, readonly OrganizationRefusal[]>> {
  const organization = (await organizationsById(tx, [organizationId])).get(organizationId);
  if (organization === undefined || !seesOrganization(viewer, organization)) {
    return refuse([organizationNotFound]);
  }
  if (!may(viewer, operation, { own: organization.key })) {
    const facts = { organization: organization.name, roles: roleWords(operation, 'own') };
    return refuse([refusal(calendarReasons.changingIt, ['organizationId'], facts)]);
  }
  return ok(organization);
}
