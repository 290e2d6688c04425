import type { AccountKey, BookingKey, OrganizationKey } from '../../../platform/core/keys.js';
import type { MemberRole } from '../../../access/core/member-role.js';
import type { Viewer } from '../../../access/core/viewer.js';
import { ZERO } from '../../../platform/core/decimal.js';
import { type Instant, MINUTE_MS } from '../../../platform/core/time-range.js';
import type { Booking } from '../../core/booking.js';
import { actionsOf, type BookingAction, bookingActions } from './booking-actions.js';

const SCHOOL = '2' as OrganizationKey;
const PLANT = '1' as OrganizationKey;
const BOOKER = 'booker' as AccountKey;
const STARTS = Date.parse('2027-03-02T09:00:00Z');
const ENDS = STARTS + 60 * MINUTE_MS;
const EARLY = STARTS - 600 * MINUTE_MS;

const viewer = (roles: readonly [OrganizationKey, MemberRole][], accountKey = 'other' as AccountKey): Viewer => ({
  ...{ accountKey, name: 'Viewer', email: 'viewer@example.org', isPlatformAdmin: false, locale: null },
  roles: new Map(roles.map(([organization, role]) => [organization, new Set([role])])),
  partners: new Map(),
});
const everywhere = viewer([
  [SCHOOL, 'ADMIN'],
  [PLANT, 'ADMIN'],
]);

const booking = (given: Partial<Booking>): Booking => ({
  id: { provider: PLANT, id: 'lesson' } as BookingKey,
  ...{ providerId: PLANT, consumerId: SCHOOL, bookedBy: BOOKER, seriesId: null, title: 'Lesson', attendees: null },
  ...{ period: { startsAt: STARTS, endsAt: ENDS }, status: 'CONFIRMED', expiresAt: null },
  ...{ cancellationNoticeMinutes: null, checkInOpensMinutes: 15, noShowAfterMinutes: null, needsApproval: false },
  ...{ createdAt: EARLY, confirmedAt: EARLY, noShowAt: null, checkedOutAt: null, reason: null, agreementId: null },
  ...{ discountPercent: ZERO, quote: null, items: [], checkedInAt: given.status === 'IN_USE' ? STARTS : null },
  ...given,
});

describe('The actions on a booking', () => {
  it.each<[string, Partial<Booking>, Instant, BookingAction[]]>([
    ['held', { status: 'HELD' }, EARLY, ['CONFIRM', 'CANCEL', 'RESCHEDULE', 'UPDATE']],
    [
      'held for an approval and has started',
      { status: 'HELD', needsApproval: true },
      STARTS,
      ['CANCEL', 'RESCHEDULE', 'UPDATE'],
    ],
    ['pending', { status: 'PENDING_APPROVAL' }, EARLY, ['CANCEL', 'RESCHEDULE', 'APPROVE', 'DECLINE', 'UPDATE']],
    ['confirmed', {}, EARLY, ['CANCEL', 'RESCHEDULE', 'UPDATE']],
    ['confirmed, inside its notice', { cancellationNoticeMinutes: 600 }, EARLY, ['CANCEL', 'UPDATE']],
    [
      'confirmed, with check-in open',
      {},
      STARTS - 15 * MINUTE_MS,
      ['CANCEL', 'RESCHEDULE', 'CHECK_IN', 'RECORD_TIMES', 'UPDATE'],
    ],
    [
      'confirmed and has started',
      {},
      STARTS,
      ['CANCEL', 'RESCHEDULE', 'CHECK_IN', 'MARK_NO_SHOW', 'RECORD_TIMES', 'UPDATE'],
    ],
    ['confirmed and over', {}, ENDS, ['MARK_NO_SHOW', 'RECORD_TIMES']],
    ['in use', { status: 'IN_USE' }, STARTS, ['RESCHEDULE', 'CHECK_OUT', 'RECORD_TIMES', 'UPDATE']],
    ['in use and overdue', { status: 'IN_USE' }, ENDS, ['CHECK_OUT', 'RECORD_TIMES']],
    ['completed', { status: 'COMPLETED' }, STARTS, []],
    ['missed', { status: 'NO_SHOW' }, STARTS, []],
    ['cancelled', { status: 'CANCELLED' }, EARLY, []],
    ['declined', { status: 'DECLINED' }, EARLY, []],
    ['expired', { status: 'EXPIRED' }, EARLY, []],
  ])('an ADMIN of both sides may do this to a booking that is %s', (_, given, now, expected) => {
    expect(actionsOf(everywhere, booking(given), true, now)).toEqual(expected);
  });

  const started = booking({});
  const all = ['CANCEL', 'RESCHEDULE', 'CHECK_IN', 'MARK_NO_SHOW', 'RECORD_TIMES', 'UPDATE'];
  it.each<[string, Viewer, string[]]>([
    ['the booker', viewer([[SCHOOL, 'MEMBER']], BOOKER), ['CANCEL', 'RESCHEDULE', 'CHECK_IN', 'UPDATE']],
    ['the booker who has left', viewer([], BOOKER), []],
    [
      'a coordinator of its organization',
      viewer([[SCHOOL, 'COORDINATOR']]),
      ['CANCEL', 'RESCHEDULE', 'CHECK_IN', 'UPDATE'],
    ],
    ['FINANCE of its organization', viewer([[SCHOOL, 'FINANCE']]), []],
    [
      'a manager of the provider',
      viewer([[PLANT, 'RESOURCE_MANAGER']]),
      ['CANCEL', 'CHECK_IN', 'MARK_NO_SHOW', 'RECORD_TIMES'],
    ],
    ['FINANCE of the provider', viewer([[PLANT, 'FINANCE']]), []],
    ['an ADMIN of both', everywhere, all],
    ['a platform admin', { ...viewer([]), isPlatformAdmin: true }, []],
  ])('%s may do what the table of permissions gives', (_, asker, expected) => {
    expect(actionsOf(asker, started, true, STARTS)).toEqual(expected);
  });

  it('a provider that is not VERIFIED declines and does not approve', () => {
    const pending = booking({ status: 'PENDING_APPROVAL' });
    expect(actionsOf(viewer([[PLANT, 'ADMIN']]), pending, false, EARLY)).toEqual(['CANCEL', 'DECLINE']);
  });

  it('each action is named once, in the order of the contract', () => {
    expect(new Set(bookingActions).size).toBe(bookingActions.length);
  });
});
