import type { OrganizationKey } from '../platform/core/keys.js';
import { may, organizationsWhere, type Permission, rolesFor, type Viewer } from '../access/index.js';
import { areaOf, type HappeningArea } from '../happenings/index.js';
import type { AreaSides, Seen, SeenHappening } from './happenings.queries.js';

const permissions: Readonly<Record<HappeningArea, Permission>> = {
  BOOKINGS: 'bookingHappenings',
  EQUIPMENT: 'equipmentHappenings',
  MONEY: 'moneyHappenings',
  SETTINGS: 'settingsHappenings',
};

const areas = Object.keys(permissions) as HappeningArea[];

/** Whether the viewer sees anything of what happened to an organization. */
export const mayAskFor = (viewer: Viewer, organizationKey: OrganizationKey): boolean =>
  areas.some((area) => may(viewer, permissions[area], { own: organizationKey, provider: organizationKey }));

/** The rows that the viewer may see in lists; `themselves` when they ask for what they did. */
export const seenBy = (viewer: Viewer, themselves: boolean): Seen =>
  viewer.isPlatformAdmin ? 'ALL' : seenByRoles(viewer, themselves);

/** The rows of the viewer's organizations that the viewer may see, own bookings included. */
export const seenInOwn = (viewer: Viewer): Seen => (viewer.isPlatformAdmin ? 'ALL' : seenByRoles(viewer, true));

function seenByRoles(viewer: Viewer, themselves: boolean): Seen {
  const sides = (area: HappeningArea): AreaSides => ({
    provider: organizationsWhere(viewer, rolesFor(permissions[area], 'provider')),
    own: organizationsWhere(viewer, rolesFor(permissions[area], 'own')),
  });
  return {
    areas: {
      BOOKINGS: sides('BOOKINGS'),
      EQUIPMENT: sides('EQUIPMENT'),
      MONEY: sides('MONEY'),
      SETTINGS: sides('SETTINGS'),
    },
    booker: themselves ? { account: viewer.accountKey, memberOf: [...viewer.roles.keys()] } : null,
  };
}

/** Whether the viewer's roles show the happening. */
export const seesHappening = (viewer: Viewer, { kind, organization, other }: SeenHappening): boolean =>
  may(viewer, permissions[areaOf(kind)], { provider: organization, own: other ?? organization });
