import type { OrganizationKey } from '../../platform/core/keys.js';
import { may } from '../../access/core/permissions.js';
import type { Viewer } from '../../access/core/viewer.js';
import type { Audience, CataloguedResource } from './resource.js';

/** Whether an organization may book by the resource's audience; `partners` are those of the organization. */
export const admits = (
  audience: Audience,
  ownerId: OrganizationKey,
  organizationId: OrganizationKey,
  partners: ReadonlySet<OrganizationKey> | undefined,
): boolean =>
  audience === 'EVERYONE' || organizationId === ownerId || (audience === 'PARTNERS' && partners?.has(ownerId) === true);

const isPartner = (viewer: Viewer, ownerId: OrganizationKey): boolean =>
  [...viewer.partners.values()].some((partners) => partners.has(ownerId));

/** Whether it is offered to an organization at all: listed, and of an owner that is verified unless it books itself. */
export const isListedFor = (
  { status, organizationId, ownerVerified }: Pick<CataloguedResource, 'status' | 'organizationId' | 'ownerVerified'>,
  bookerId: OrganizationKey,
): boolean => status === 'LISTED' && (organizationId === bookerId || ownerVerified);

/** The partners of all the organizations to which the viewer belongs. */
export const partnersOf = (viewer: Viewer): ReadonlySet<OrganizationKey> =>
  new Set([...viewer.partners.values()].flatMap((partners) => [...partners]));

/**
 * rules.md §2: visible to members of its owner (drafts and withdrawn ones to those who manage resources), and, when
 * listed, to members of organizations in its audience.
 */
export function isVisible(
  viewer: Viewer,
  resource: Pick<CataloguedResource, 'organizationId' | 'status' | 'audience'>,
): boolean {
  const own = resource.organizationId;
  if (resource.status !== 'LISTED') return may(viewer, 'unlistedResource', { own });
  return (
    resource.audience === 'EVERYONE' ||
    may(viewer, 'ownResource', { own }) ||
    (resource.audience === 'PARTNERS' && isPartner(viewer, own))
  );
}
