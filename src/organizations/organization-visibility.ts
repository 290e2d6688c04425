import { may, type Viewer } from '../access/index.js';
import type { OrganizationFacts } from './core/organization.js';

/** A VERIFIED organization is everybody's to see; others are their members' and the platform admins'. */
export const seesOrganization = (viewer: Viewer, organization: Pick<OrganizationFacts, 'key' | 'status'>): boolean =>
  organization.status === 'VERIFIED' || may(viewer, 'unverifiedOrganization', { own: organization.key });
