import type { MemberRole } from './member-role.js';
import { may, organizationsWhere, type Permission, rolesFor } from './permissions.js';
import type { Viewer } from './viewer.js';

const viewer = (roles: Record<string, MemberRole[]>, isPlatformAdmin = false): Viewer => ({
  userId: 'usr_me',
  name: 'Me',
  email: 'me@example.org',
  isPlatformAdmin,
  locale: null,
  roles: new Map(Object.entries(roles).map(([id, held]) => [id, new Set(held)])),
  partners: new Map(),
});

const subject = { own: 'org_1', provider: 'org_2', booker: 'usr_other' };

/** The columns of the role table in the rules, each as somebody who is nothing else. */
const columns: Record<string, [Viewer, typeof subject]> = {
  'anyone signed in': [viewer({}), subject],
  booker: [viewer({ org_1: ['MEMBER'] }), { ...subject, booker: 'usr_me' }],
  'booker who left': [viewer({ org_3: ['ADMIN'] }), { ...subject, booker: 'usr_me' }],
  'own: MEMBER': [viewer({ org_1: ['MEMBER'] }), subject],
  'own: COORDINATOR': [viewer({ org_1: ['COORDINATOR'] }), subject],
  'own: RESOURCE_MANAGER': [viewer({ org_1: ['RESOURCE_MANAGER'] }), subject],
  'own: FINANCE': [viewer({ org_1: ['FINANCE'] }), subject],
  'own: ADMIN': [viewer({ org_1: ['ADMIN'] }), subject],
  'provider: MEMBER': [viewer({ org_2: ['MEMBER'] }), subject],
  'provider: COORDINATOR': [viewer({ org_2: ['COORDINATOR'] }), subject],
  'provider: RESOURCE_MANAGER': [viewer({ org_2: ['RESOURCE_MANAGER'] }), subject],
  'provider: FINANCE': [viewer({ org_2: ['FINANCE'] }), subject],
  'provider: ADMIN': [viewer({ org_2: ['ADMIN'] }), subject],
  'platform admin': [viewer({}, true), subject],
};
const everybody = Object.keys(columns);
const ownManagers = ['own: RESOURCE_MANAGER', 'own: ADMIN'];
const providerManagers = ['provider: RESOURCE_MANAGER', 'provider: ADMIN'];
const bookers = ['own: COORDINATOR', ...ownManagers];
const accountants = ['own: FINANCE', 'own: ADMIN', 'provider: FINANCE', 'provider: ADMIN'];
const seers = ['booker', ...bookers, 'own: FINANCE', ...providerManagers, 'provider: FINANCE', 'platform admin'];

const table: [Permission, string[]][] = [
  ['registerOrganization', everybody],
  ['organization', everybody],
  ['resource', everybody],
  ['resources', everybody],
  ['previewRecurrence', everybody],
  ['setMember', ['own: ADMIN']],
  ['createSite', ownManagers],
  ['agreements', [...accountants, 'platform admin']],
  ['proposeAgreement', accountants],
  ['acceptAgreement', ['own: ADMIN', 'provider: ADMIN']],
  ['endAgreement', accountants],
  ['publishRate', ['provider: FINANCE', 'provider: ADMIN']],
  ['rates', ['provider: FINANCE', 'provider: ADMIN']],
  ['createResource', ownManagers],
  ['updateResource', ownManagers],
  ['unlistedResource', ownManagers],
  ['requestBooking', bookers],
  ['requestBookingSeries', bookers],
  ['previewBooking', bookers],
  ['previewBookingSeries', bookers],
  ['pastBooking', providerManagers],
  ['booking', seers],
  ['bookings', seers],
  ['cancelBooking', ['booker', ...bookers, ...providerManagers]],
  ['cancelBookingSeries', ['booker', ...bookers, ...providerManagers]],
  ['scheduleDowntime', providerManagers],
  ['cancelDowntime', providerManagers],
  ['verifyOrganization', ['platform admin']],
  ['suspendOrganization', ['platform admin']],
];

describe('permissions', () => {
  it.each(table)('let %s those who are named and nobody else', (permission, who) => {
    const allowed = everybody.filter((column) => {
      const [asker, what] = columns[column] ?? [viewer({}), subject];
      return may(asker, permission, what);
    });
    expect(allowed.sort()).toEqual([...who].sort());
  });

  it('give no right by a side that the subject leaves out', () => {
    expect(may(viewer({ org_1: ['ADMIN'] }), 'cancelBooking', { provider: 'org_2' })).toBe(false);
  });

  it('tell the roles of a side, for sets of organizations', () => {
    expect(rolesFor('bookings', 'provider')).toEqual(['RESOURCE_MANAGER', 'FINANCE', 'ADMIN']);
    expect(rolesFor('setMember', 'provider')).toEqual([]);
    expect(rolesFor('viewer', 'own')).toEqual([]);
  });

  it('find the organizations in which the viewer has one of the roles', () => {
    const me = viewer({ org_1: ['ADMIN'], org_2: ['MEMBER'], org_3: ['MEMBER', 'FINANCE'] });
    expect(organizationsWhere(me, ['ADMIN', 'FINANCE'])).toEqual(['org_1', 'org_3']);
  });
});
