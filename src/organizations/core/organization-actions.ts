import { may, type Permission } from '../../access/core/permissions.js';
import type { Viewer } from '../../access/core/viewer.js';
import { canBecome, isDeclinable, type OrganizationFacts } from './organization.js';

export const organizationActions = [
  'VERIFY',
  'DECLINE',
  'SUSPEND',
  'EDIT',
  'SET_MEMBERS',
  'LIST_RESOURCES',
  'BOOK',
  'PRICE',
  'SETTLE',
  'SEE_REPORTS',
  'LEAVE',
] as const;

export type OrganizationAction = (typeof organizationActions)[number];

/** The facts that decide what may be done to an organization. */
type Facts = Pick<OrganizationFacts, 'key' | 'status' | 'statusReason'>;

interface Rule {
  readonly takes: Permission;
  /** Whether its status allows it; without one every status does. */
  readonly isOpen?: (organization: Facts) => boolean;
}

const isVerified = ({ status }: Facts): boolean => status === 'VERIFIED';

const actions: Readonly<Record<OrganizationAction, Rule>> = {
  VERIFY: { takes: 'verifyOrganization', isOpen: ({ status }) => canBecome(status, 'VERIFIED') },
  DECLINE: { takes: 'declineOrganization', isOpen: isDeclinable },
  SUSPEND: { takes: 'suspendOrganization', isOpen: ({ status }) => canBecome(status, 'SUSPENDED') },
  EDIT: { takes: 'updateOrganization' },
  SET_MEMBERS: { takes: 'setMember' },
  LIST_RESOURCES: { takes: 'createResource', isOpen: isVerified },
  BOOK: { takes: 'requestBooking', isOpen: isVerified },
  PRICE: { takes: 'publishRate', isOpen: isVerified },
  SETTLE: { takes: 'issueStatement' },
  SEE_REPORTS: { takes: 'utilizationReport' },
  LEAVE: { takes: 'memberships' },
};

/** Lists what would be neither NOT_PERMITTED nor WRONG_STATUS now. Other rules may still refuse it. */
export const actionsOf = (viewer: Viewer, organization: Facts): OrganizationAction[] =>
  organizationActions.filter((action) => {
    const { takes, isOpen } = actions[action];
    const { key } = organization;
    return may(viewer, takes, { own: key, provider: key }) && (isOpen?.(organization) ?? true);
  });
