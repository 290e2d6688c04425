import type { DaysChange } from '../platform/core/changed-days.js';
import { may, type Operation, organizationIds, roleWords, type Viewer } from '../access/index.js';
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

/** An organization whose calendar the viewer may change, with the key of its id. */
export interface OwnCalendar {
  readonly organization: OrganizationFacts;
  readonly key: string;
}

/** The organization, if the viewer may change its calendar; opening hours are a matter of who manages resources. */
export async function ownCalendar(
  tx: Tx,
  viewer: Viewer,
  operation: Operation,
  organizationId: string,
): Promise<Result<OwnCalendar, readonly OrganizationRefusal[]>> {
  const organization = (await organizationsById(tx, [organizationId])).get(organizationId);
  const key = organizationIds.decode(organizationId);
  if (organization === undefined || key === null || !seesOrganization(viewer, organization)) {
    return refuse([organizationNotFound]);
  }
  if (!may(viewer, operation, { own: organization.id })) {
    const facts = { organization: organization.name, roles: roleWords(operation, 'own') };
    return refuse([refusal(calendarReasons.changingIt, ['organizationId'], facts)]);
  }
  return ok({ organization, key });
}
