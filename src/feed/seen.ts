import {
  may,
  organizationIds,
  organizationsWhere,
  type Permission,
  rolesFor,
  userIds,
  type Viewer,
} from '../access/index.js';
import { areaOf, type HappeningArea } from '../happenings/index.js';
import type { AreaSides, Seen, SeenHappening } from './happenings.queries.js';

const permissions: Readonly<Record<HappeningArea, Permission>> = {
  BOOKINGS: 'bookingHappenings',
  EQUIPMENT: 'equipmentHappenings',
  MONEY: 'moneyHappenings',
  SETTINGS: 'settingsHappenings',
};

const areas = Object.keys(permissions) as HappeningArea[];

const keysOf = (ids: readonly string[]): string[] => ids.flatMap((id) => organizationIds.decode(id) ?? []);

/** Whether the viewer sees anything of what happened to an organization. */
export const mayAskFor = (viewer: Viewer, organizationId: string): boolean =>
  areas.some((area) => may(viewer, permissions[area], { own: organizationId, provider: organizationId }));

/** The rows that the viewer may see in lists; `themselves` when they ask for what they did. */
export function seenBy(viewer: Viewer, themselves: boolean): Seen {
  if (viewer.isPlatformAdmin) return 'ALL';
  const sides = (area: HappeningArea): AreaSides => ({
    provider: keysOf(organizationsWhere(viewer, rolesFor(permissions[area], 'provider'))),
    own: keysOf(organizationsWhere(viewer, rolesFor(permissions[area], 'own'))),
  });
  return {
    areas: {
      BOOKINGS: sides('BOOKINGS'),
      EQUIPMENT: sides('EQUIPMENT'),
      MONEY: sides('MONEY'),
      SETTINGS: sides('SETTINGS'),
    },
    booker: themselves
      ? { account: userIds.decode(viewer.userId) ?? '', memberOf: keysOf([...viewer.roles.keys()]) }
      : null,
  };
}

/** Whether the viewer's roles show the happening. */
export const seesHappening = (viewer: Viewer, { kind, organization, other }: SeenHappening): boolean =>
  may(viewer, permissions[areaOf(kind)], {
    provider: organizationIds.encode(organization),
    own: organizationIds.encode(other ?? organization),
  });
