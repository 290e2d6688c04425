import type { AccountKey, OrganizationKey } from '../../platform/core/keys.js';
import type { MemberRole } from './member-role.js';
import { may, organizationsWhere, type Permission, rolesFor } from './permissions.js';
import type { Viewer } from './viewer.js';

const viewer = (roles: Record<string, MemberRole[]>, isPlatformAdmin = false): Viewer => ({
  accountKey: 'me' as AccountKey,
  name: 'Me',
  email: 'me@example.org',
  isPlatformAdmin,
  locale: null,
  roles: new Map(Object.entries(roles).map(([key, held]) => [key as OrganizationKey, new Set(held)])),
  partners: new Map(),
});

const subject = { own: '1' as OrganizationKey, provider: '2' as OrganizationKey, booker: 'other' as AccountKey };

/** The columns of the role table in the rules, each as somebody who is nothing else. */
const columns: Record<string, [Viewer, typeof subject]> = {
  'anyone signed in': [viewer({}), subject],
  booker: [viewer({ 1: ['MEMBER'] }), { ...subject, booker: 'me' as AccountKey }],
  'booker who left': [viewer({ 3: ['ADMIN'] }), { ...subject, booker: 'me' as AccountKey }],
  'own: MEMBER': [viewer({ 1: ['MEMBER'] }), subject],
  'own: TRAINER': [viewer({ 1: ['TRAINER'] }), subject],
  'own: COORDINATOR': [viewer({ 1: ['COORDINATOR'] }), subject],
  'own: RESOURCE_MANAGER': [viewer({ 1: ['RESOURCE_MANAGER'] }), subject],
  'own: FINANCE': [viewer({ 1: ['FINANCE'] }), subject],
  'own: ADMIN': [viewer({ 1: ['ADMIN'] }), subject],
  'provider: MEMBER': [viewer({ 2: ['MEMBER'] }), subject],
  'provider: TRAINER': [viewer({ 2: ['TRAINER'] }), subject],
  'provider: COORDINATOR': [viewer({ 2: ['COORDINATOR'] }), subject],
  'provider: RESOURCE_MANAGER': [viewer({ 2: ['RESOURCE_MANAGER'] }), subject],
  'provider: FINANCE': [viewer({ 2: ['FINANCE'] }), subject],
  'provider: ADMIN': [viewer({ 2: ['ADMIN'] }), subject],
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
  ['skills', everybody],
  ['putSkill', ['platform admin']],
  ['courses', everybody],
  ['saveCourse', ['own: COORDINATOR', 'own: ADMIN']],
  ['publishCourse', ['own: COORDINATOR', 'own: ADMIN']],
  ['unpublishedCourse', ['own: TRAINER', 'own: COORDINATOR', 'own: RESOURCE_MANAGER', 'own: ADMIN']],
];

describe('Permissions', () => {
  it.each(table)('permissions let %s the named roles and nobody else', (permission, who) => {
    const allowed = everybody.filter((column) => {
      const [asker, what] = columns[column] ?? [viewer({}), subject];
      return may(asker, permission, what);
    });
    expect(allowed.sort()).toEqual([...who].sort());
  });

  it('permissions give no right by a side that the subject leaves out', () => {
    expect(may(viewer({ 1: ['ADMIN'] }), 'cancelBooking', { provider: subject.provider })).toBe(false);
  });

  it('permissions name the roles of a side, for sets of organizations', () => {
    expect(rolesFor('bookings', 'provider')).toEqual(['RESOURCE_MANAGER', 'FINANCE', 'ADMIN']);
    expect(rolesFor('setMember', 'provider')).toEqual([]);
    expect(rolesFor('viewer', 'own')).toEqual([]);
  });

  it('permissions find the organizations in which the viewer has one of the roles', () => {
    const me = viewer({ 1: ['ADMIN'], 2: ['MEMBER'], 3: ['MEMBER', 'FINANCE'] });
    expect(organizationsWhere(me, ['ADMIN', 'FINANCE'])).toEqual(['1', '3']);
  });
});
