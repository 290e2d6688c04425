import type { DaysChange } from '../platform/core/changed-days.js';
import { may, type Operation, organizationIds, type Viewer } from '../access/index.js';
import {
  notPermitted,
  type OrganizationFacts,
  organizationNotFound,
  type OrganizationRefusal,
  organizationsById,
  seesOrganization,
} from '../organizations/index.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import type { Tx } from '../platform/db/database.js';

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
    return refuse([organizationNotFound(organizationId)]);
  }
  if (!may(viewer, operation, { own: organization.id })) {
    return refuse([notPermitted(`Only an ADMIN or RESOURCE_MANAGER of ${organization.name} changes its calendar.`)]);
  }
  return ok({ organization, key });
}
