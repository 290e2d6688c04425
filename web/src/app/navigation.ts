import { t } from '../i18n/t';
import type { IconName } from '../ui/icon';
import { homeOrganization, type OwnOrganization, type Role, rolesIn, type Viewer } from './session';

export interface Destination {
  readonly to: string;
  readonly label: string;
  readonly icon: IconName;
}

const managers: readonly Role[] = ['RESOURCE_MANAGER', 'ADMIN'];
const accountants: readonly Role[] = ['FINANCE', 'ADMIN'];

/** The organization that a page is about: the one in the path, else the one used last. */
export function currentOrganization(viewer: Viewer, path: string): OwnOrganization | null {
  const slug = /^\/o\/([^/]+)/.exec(path)?.[1];
  const named = viewer.memberships.find(({ organization }) => organization.slug === slug)?.organization;
  return named ?? homeOrganization(viewer);
}

/** The main pages that a viewer may open, in their order. */
export function destinations(viewer: Viewer, organization: OwnOrganization | null): Destination[] {
  const found: Destination[] = [{ to: '/find', label: t.shell.find, icon: 'search' }];
  if (organization !== null) {
    const at = `/o/${organization.slug}`;
    const roles = rolesIn(viewer, organization.slug);
    const any = (wanted: readonly Role[]) => roles.some((role) => wanted.includes(role));
    found.push({ to: `${at}/bookings`, label: t.shell.bookings, icon: 'calendar' });
    if (any(managers)) {
      found.push({ to: `${at}/approvals`, label: t.shell.approvals, icon: 'inbox' });
      found.push({ to: `${at}/desk`, label: t.shell.desk, icon: 'desk' });
      found.push({ to: `${at}/resources`, label: t.shell.equipment, icon: 'machine' });
    }
    if (any(accountants)) found.push({ to: `${at}/settlement`, label: t.shell.settlement, icon: 'money' });
    if (any([...managers, ...accountants])) {
      found.push({ to: `${at}/utilization`, label: t.shell.utilization, icon: 'chart' });
    }
  }
  if (viewer.isPlatformAdmin) found.push({ to: '/platform/organizations', label: t.shell.platform, icon: 'platform' });
  return found;
}

/** Further pages of an organization, for its menu. */
export const organizationPages = ({ slug }: OwnOrganization): Destination[] => [
  { to: `/o/${slug}`, label: t.shell.home, icon: 'home' },
  { to: `/o/${slug}/members`, label: t.shell.members, icon: 'members' },
  { to: `/o/${slug}/agreements`, label: t.shell.agreements, icon: 'agreement' },
  { to: `/o/${slug}/activity`, label: t.shell.activity, icon: 'activity' },
  { to: `/o/${slug}/settings`, label: t.shell.settings, icon: 'settings' },
];

/** The pages of platform administrators. */
export const platformPages = (): Destination[] => [
  { to: '/platform/organizations', label: t.platform.organizations, icon: 'platform' },
  { to: '/platform/accounts', label: t.platform.accounts, icon: 'account' },
  { to: '/platform/calendar', label: t.platform.calendar, icon: 'calendar' },
  { to: '/platform/utilization', label: t.shell.utilization, icon: 'chart' },
];
