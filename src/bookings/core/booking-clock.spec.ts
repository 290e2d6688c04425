import fc from 'fast-check';
import type { AccountKey, BookingKey, OrganizationKey } from '../../platform/core/keys.js';
import { ZERO } from '../../platform/core/decimal.js';
import { DAY_MS, MINUTE_MS } from '../../platform/core/time-range.js';
import type { Booking } from './booking.js';
import { changesAt, checkInOpensAt, lateFrom, missedAt } from './booking-clock.js';
import { type BookingStatus, bookingStates } from './booking-status.js';
import { isLate } from './cancellation.js';
import { statusAt } from './terms.js';

const STARTS = Date.parse('2027-03-02T09:00:00Z');
const ENDS = STARTS + 120 * MINUTE_MS;

const booking = (given: Partial<Booking>): Booking => ({
  id: { provider: '1', id: 'lesson' } as BookingKey,
  providerId: '1' as OrganizationKey,
  consumerId: '2' as OrganizationKey,
  bookedBy: 'somebody' as AccountKey,
  ...{ seriesId: null, title: 'Lesson', attendees: null, period: { startsAt: STARTS, endsAt: ENDS } },
  ...{ status: 'CONFIRMED', expiresAt: null, cancellationNoticeMinutes: null, checkInOpensMinutes: 15 },
  ...{ noShowAfterMinutes: 30, needsApproval: false, createdAt: STARTS - DAY_MS, confirmedAt: STARTS - DAY_MS },
  ...{ noShowAt: null, checkedInAt: null, checkedOutAt: null, reason: null, agreementId: null },
  ...{ discountPercent: ZERO, quote: null, items: [] },
  ...given,
});

describe('The clock of a booking', () => {
  it('check-in opens as many minutes before the start as is frozen in the booking', () => {
    expect(checkInOpensAt(booking({ checkInOpensMinutes: 40 }))).toBe(STARTS - 40 * MINUTE_MS);
  });

  it.each<[BookingStatus, number | null]>([
    ['HELD', null],
    ['PENDING_APPROVAL', null],
    ['CONFIRMED', STARTS + 1],
    ['NO_SHOW', STARTS + 1],
    ['IN_USE', null],
    ['CANCELLED', null],
  ])('a booking that is %s tells the instant of its no-show: %s', (status, expected) => {
    expect(missedAt(booking({ status, noShowAt: STARTS + 1 }))).toBe(expected);
  });

  it.each<[string, Partial<Booking>, number, number | null]>([
    ['a hold changes when it lapses', { status: 'HELD', expiresAt: STARTS - 5 }, STARTS - 9, STARTS - 5],
    ['a request changes at its start', { status: 'PENDING_APPROVAL' }, STARTS - 9, STARTS],
    ['a confirmed booking changes when it is missed', { noShowAt: STARTS + 7 }, STARTS, STARTS + 7],
    ['a confirmed booking that is never missed changes at its end', {}, STARTS, ENDS],
    ['a booking that ends before it is missed changes at its end first', { noShowAt: ENDS + 7 }, STARTS, ENDS],
    ['a booking that is over changes when it is missed', { noShowAt: ENDS + 7 }, ENDS, ENDS + 7],
    ['a booking that is over and never missed changes no more', {}, ENDS, null],
    ['a booking in use changes at its end', { status: 'IN_USE' }, STARTS, ENDS],
    ['an overdue booking changes no more', { status: 'IN_USE' }, ENDS, null],
    ['a completed booking changes no more', { status: 'COMPLETED' }, STARTS, null],
    ['a cancelled booking changes no more', { status: 'CANCELLED', noShowAt: STARTS + 7 }, STARTS, null],
  ])('%s', (_, given, now, expected) => {
    expect(changesAt(booking(given), now)).toBe(expected);
  });
});

const statuses = Object.keys(bookingStates) as BookingStatus[];
const minutes = (from: number, to: number) => fc.integer({ min: from, max: to });

describe('The clock of any booking', () => {
  it('a cancellation by the booking side is late exactly from `lateFrom` on', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...statuses),
        fc.option(minutes(0, 3_000)),
        minutes(-4_000, 200),
        (status, cancellationNoticeMinutes, at) => {
          const asked = booking({ status, cancellationNoticeMinutes });
          const now = STARTS + at * MINUTE_MS;
          const from = lateFrom(asked);
          expect(isLate(asked, false, now)).toBe(from !== null && from <= now);
        },
      ),
    );
  });

  it('a status stays as it is until `changesAt`, and is another from then on unless only its times are needed', () => {
    const standings = fc.record({
      status: fc.constantFrom('HELD', 'PENDING_APPROVAL', 'CONFIRMED', 'IN_USE', 'COMPLETED', 'CANCELLED'),
      lapses: minutes(1, 300),
      missed: fc.option(minutes(1, 300)),
    });
    fc.assert(
      fc.property(standings, minutes(0, 400), ({ status, lapses, missed }, later) => {
        const now = STARTS - 100 * MINUTE_MS;
        const lapsing = { HELD: now + lapses * MINUTE_MS, PENDING_APPROVAL: STARTS } as const;
        const recorded = {
          status,
          expiresAt: status === 'HELD' || status === 'PENDING_APPROVAL' ? lapsing[status] : null,
          confirmedAt: null,
          noShowAt: status === 'CONFIRMED' && missed !== null ? STARTS + missed * MINUTE_MS : null,
        };
        const changes = changesAt(booking(recorded), now) ?? Infinity;
        const then = now + later * MINUTE_MS;
        const after = statusAt(recorded, then);
        if (then < changes) expect(after).toBe(status);
        else expect(after !== status || (then >= ENDS && bookingStates[status].needsTimes)).toBe(true);
      }),
    );
  });
});
