import { may, organizationsWhere, rolesFor } from '../../access/core/permissions.js';
import type { Viewer } from '../../access/core/viewer.js';
import type { OrganizationKey } from '../../platform/core/keys.js';
import { refusal } from '../../platform/core/refusal.js';
import { catalogReasons, type CatalogRefusal } from './refusals.js';
import type { CataloguedResource } from './resource.js';
import { admits, isListedFor } from './visibility.js';

export const resourceActions = ['BOOK', 'EDIT', 'BLOCK', 'PRICE', 'DELETE'] as const;

export type ResourceAction = (typeof resourceActions)[number];

/** The past of a resource that decides whether it can be deleted. */
export interface Deletable {
  readonly everListed: boolean;
  readonly wasBooked: boolean;
}

/** Only a draft that nobody else has seen can be deleted. Null = this one can, as far as its status and past say. */
export function deletionProblem(
  { status }: Pick<CataloguedResource, 'status'>,
  past: Deletable,
): CatalogRefusal | null {
  if (status !== 'DRAFT' || past.everListed) return refusal(catalogReasons.listedBefore, ['resourceId']);
  return past.wasBooked ? refusal(catalogReasons.bookedBefore, ['resourceId']) : null;
}

/** The organizations for which the viewer may book, as far as roles say. */
export const bookersOf = (viewer: Viewer): OrganizationKey[] =>
  organizationsWhere(viewer, rolesFor('requestBooking', 'own'));

/**
 * Lists the actions that the viewer may take on a resource now, by permission and status. `verified` are those of
 * bookersOf() that are VERIFIED.
 */
export function resourceActionsOf(
  viewer: Viewer,
  resource: CataloguedResource,
  verified: readonly OrganizationKey[],
  past: Deletable,
): ResourceAction[] {
  const { organizationId, audience, ownerVerified } = resource;
  const sides = { own: organizationId, provider: organizationId };
  const isOpen: Readonly<Record<ResourceAction, boolean>> = {
    BOOK: verified.some(
      (booker) =>
        isListedFor(resource, booker) && admits(audience, organizationId, booker, viewer.partners.get(booker)),
    ),
    EDIT: may(viewer, 'updateResource', sides),
    BLOCK: may(viewer, 'scheduleDowntime', sides),
    PRICE: ownerVerified && may(viewer, 'publishRate', sides),
    DELETE: may(viewer, 'deleteDraftResource', sides) && deletionProblem(resource, past) === null,
  };
  return resourceActions.filter((action) => isOpen[action]);
}
