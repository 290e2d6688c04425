import { may, type Permission, type Viewer } from '../access/index.js';
import { isVisible } from '../catalog/index.js';
import { type OrganizationFacts, seesOrganization } from '../organizations/index.js';
import { type OrganizationKey, wholeOf } from '../platform/core/keys.js';
import type { Coverage } from './core/coverage.js';
import type { Hint } from './core/hint.js';
import type { Relative, Sides } from './facts.queries.js';
import { plainly, type Told } from './told.js';

/** The present state of all that some hints are about. */
export interface Facts {
  /** Each hinted resource, what contains it and what is inside it, by the uuid of the hinted one. */
  readonly relatives: ReadonlyMap<string, readonly Relative[]>;
  /** Sides of bookings and series by uuid. */
  readonly sides: ReadonlyMap<string, Sides>;
  readonly organizations: ReadonlyMap<OrganizationKey, OrganizationFacts>;
}

const tell = ({ organization, id, from, to, at }: Hint, kind: Told['kind']): Told => ({
  kind,
  organization,
  id,
  from,
  to,
  at,
});

const namesOne = ({ organizations }: Coverage, { organization, other }: Hint): boolean =>
  organizations.has(organization) || (other !== null && organizations.has(other));

/** Whether the hint may concern the subscription, whatever its viewer may see. Cheap, as each hint asks each subscription. */
export function concerns(coverage: Coverage, hint: Hint, { relatives }: Pick<Facts, 'relatives'>): boolean {
  if (hint.about === 'RESOURCES') {
    return [...coverage.resources.values()].some(({ provider }) => provider === hint.organization);
  }
  const isNamed = hint.about !== 'SCHEDULE' && namesOne(coverage, hint);
  if (isNamed) return true;
  if (hint.about === 'STANDING' || hint.about === 'ORGANIZATION') return coverage.platform;
  if (hint.about !== 'SCHEDULE' && hint.about !== 'RESOURCE') return false;
  return covering(coverage, hint, relatives).length > 0;
}

/** The subscribed resources that are the hinted one, contain it or are inside it. */
const covering = (coverage: Coverage, { id }: Hint, relatives: Facts['relatives']): readonly Relative[] =>
  coverage.resources.size === 0
    ? []
    : (relatives.get(id ?? '') ?? []).filter((relative) =>
        coverage.resources.has(wholeOf({ provider: relative.organizationId, id: relative.id })),
      );

const both = (provider: OrganizationKey, own: OrganizationKey) => ({ provider, own });

function mayByMoney(viewer: Viewer, permission: Permission, { organization, other }: Hint): boolean {
  return may(viewer, permission, both(organization, other ?? organization));
}

function ofResource(viewer: Viewer, coverage: Coverage, hint: Hint, { relatives }: Facts): Told[] {
  const hinted = relatives.get(hint.id ?? '')?.find(({ id }) => id === hint.id);
  if (hinted === undefined || !isVisible(viewer, hinted)) return [];
  const isNamed = hint.about === 'RESOURCE' && namesOne(coverage, hint);
  // A subscribed resource that the viewer may not see is ignored.
  const isCovered = covering(coverage, hint, relatives).some((relative) => isVisible(viewer, relative));
  return isNamed || isCovered ? [tell(hint, hint.about === 'SCHEDULE' ? 'SCHEDULE' : 'RESOURCE')] : [];
}

function ofEachResource(viewer: Viewer, coverage: Coverage, hint: Hint, { relatives }: Facts): Told[] {
  return [...coverage.resources.values()]
    .filter(({ provider, id }) => {
      const resource = relatives.get(id)?.find((relative) => relative.id === id);
      return provider === hint.organization && resource !== undefined && isVisible(viewer, resource);
    })
    .map(({ id }) => ({ ...tell(hint, 'RESOURCE'), id }));
}

function ofOrganization(viewer: Viewer, coverage: Coverage, hint: Hint, { organizations }: Facts): Told[] {
  const facts = organizations.get(hint.organization);
  if (facts === undefined) return [];
  const isToVerify = hint.about === 'STANDING' || facts.status === 'PENDING';
  const isSeen =
    (coverage.organizations.has(hint.organization) && seesOrganization(viewer, facts)) ||
    (coverage.platform && isToVerify && may(viewer, 'verifyOrganization'));
  return isSeen ? [tell(hint, 'ORGANIZATION')] : [];
}

function ofSides(viewer: Viewer, hint: Hint, { sides }: Facts): Told[] {
  const subject = sides.get(hint.id ?? '');
  if (subject === undefined || !may(viewer, 'booking', subject)) return [];
  return [hint.about === 'SERIES' ? plainly('RESYNC', hint.at) : tell(hint, 'BOOKING')];
}

/** The events by which a subscription is told of a hint that concerns it, by the permissions of now. */
export function seenHint(viewer: Viewer, coverage: Coverage, hint: Hint, facts: Facts): Told[] {
  switch (hint.about) {
    case 'SCHEDULE':
    case 'RESOURCE':
      return ofResource(viewer, coverage, hint, facts);
    case 'RESOURCES':
      return ofEachResource(viewer, coverage, hint, facts);
    case 'BOOKING':
    case 'SERIES':
      return ofSides(viewer, hint, facts);
    case 'AGREEMENT':
      return mayByMoney(viewer, 'agreements', hint) ? [tell(hint, 'AGREEMENT')] : [];
    case 'STATEMENT':
      return mayByMoney(viewer, 'statements', hint) ? [tell(hint, 'STATEMENT')] : [];
    case 'MEMBERS':
      return may(viewer, 'memberships', { own: hint.organization }) ? [tell(hint, 'MEMBERS')] : [];
    case 'INVITATIONS':
      return may(viewer, 'invitations', { own: hint.organization }) ? [tell(hint, 'MEMBERS')] : [];
    case 'ORGANIZATION':
    case 'STANDING':
      return ofOrganization(viewer, coverage, hint, facts);
  }
}
