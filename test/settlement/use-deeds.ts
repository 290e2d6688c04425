import { type Booked, statusOf } from './account.js';
import { Books } from './books.js';
import type { Living } from './living.js';
import { HOUR, iso, MINUTE } from '../worlds/wall-clock.js';

export async function decide(living: Living): Promise<void> {
  const { dice, town } = living;
  const booked = living.among('HELD', 'PENDING_APPROVAL');
  if (booked === undefined) return;
  const held = statusOf(booked, living.now) === 'HELD';
  const step = held ? 'confirmBooking' : dice.chance(0.75) ? 'approveBooking' : 'declineBooking';
  const asker = held ? living.adminOf(booked.consumer) : town.cast.boss;
  const { booking, codes } = await living.do(asker, step, { bookingId: booked.id, reason: null });
  expect(codes).toEqual([]);
  if (step === 'declineBooking') booked.status = 'DECLINED';
  else if (booking.status === 'PENDING_APPROVAL') {
    Object.assign(booked, { status: booking.status, expiresAt: booked.startsAt });
  } else Object.assign(booked, Books.confirmed(booked, booked.createdAt, living.now));
}

/** Checks in or out; only the provider records past times. */
async function check(living: Living, booked: Booked, step: 'checkInBooking' | 'checkOutBooking', at: number | null) {
  const { town, dice } = living;
  const asker = at !== null || dice.chance(0.5) ? town.cast.boss : living.adminOf(booked.consumer);
  const { booking } = await living.do(asker, step, { bookingId: booked.id, at: at === null ? null : iso(at) });
  if (booking === null) return;
  if (step === 'checkInBooking') {
    Object.assign(booked, { status: 'IN_USE', checkedInAt: at ?? living.now, noShowAt: null });
    return;
  }
  booked.checkedOutAt = at ?? living.now;
  living.books.completed(booked);
  living.count(booked.checkedOutAt >= booked.endsAt + MINUTE ? 'overran' : 'checked out in time');
}

/** Now, or some time ago, with seconds. */
export async function checkIn(living: Living): Promise<void> {
  const { dice, now } = living;
  const open = living.books.bookings.filter(
    (booked) => statusOf(booked, now) === 'CONFIRMED' && booked.startsAt - HOUR <= now,
  );
  const booked = dice.one(open);
  if (booked === undefined) return;
  const ago = booked.startsAt + (dice.below(7200) - 3000) * 1000;
  await check(living, booked, 'checkInBooking', dice.chance(0.5) && ago <= now ? ago : null);
}

export async function checkOut(living: Living): Promise<void> {
  const { dice, now } = living;
  const booked = living.among('IN_USE');
  if (booked === undefined || booked.checkedInAt === null) return;
  const ago = dice.chance(0.5) ? booked.endsAt + (dice.below(9000) - 4000) * 1000 : booked.checkedInAt + 1000;
  await check(living, booked, 'checkOutBooking', dice.chance(0.5) && ago <= now ? ago : null);
}

/** Kept to the minute, as far as anybody knows afterwards. */
export async function keep(living: Living): Promise<void> {
  const over = living.books.bookings.filter(
    (booked) => statusOf(booked, living.now) === 'CONFIRMED' && booked.endsAt <= living.now,
  );
  const booked = living.dice.one(over);
  if (booked === undefined) return;
  await check(living, booked, 'checkInBooking', booked.startsAt);
  await check(living, booked, 'checkOutBooking', booked.endsAt);
  living.count('kept exactly');
}

/** Come too late, and gone too late: less of what is paid by use, more of what is paid by overrun. */
export async function overstay(living: Living): Promise<void> {
  const { books, dice, now } = living;
  const over = books.bookings.filter(
    (booked) => statusOf(booked, now) === 'CONFIRMED' && booked.endsAt + HOUR <= now && booked.treaty !== null,
  );
  // Where one item gives minutes back, and another asks for more than there are.
  const telling = over.filter(({ items }) => new Set(items.map(({ tariff }) => tariff?.basis)).size > 1);
  const booked = dice.one(telling.length > 0 ? telling : over);
  if (booked === undefined) return;
  const late = dice.below(Math.min(40 * MINUTE, booked.endsAt - booked.startsAt));
  await check(living, booked, 'checkInBooking', booked.startsAt + late);
  await check(living, booked, 'checkOutBooking', booked.endsAt + dice.below(HOUR));
}

export async function markNoShow(living: Living): Promise<void> {
  const begun = living.books.bookings.filter(
    (booked) => statusOf(booked, living.now) === 'CONFIRMED' && booked.startsAt <= living.now,
  );
  const booked = living.dice.one(begun);
  if (booked === undefined) return;
  const { codes } = await living.do(living.town.cast.boss, 'markNoShow', { bookingId: booked.id, reason: null });
  expect(codes).toEqual([]);
  living.books.missed(booked);
}

/** Everything that needs its times gets them. */
export async function recordTimes(living: Living): Promise<void> {
  for (const booked of living.books.bookings) {
    if (booked.endsAt > living.now) continue;
    const status = statusOf(booked, living.now);
    if (status === 'CONFIRMED') await check(living, booked, 'checkInBooking', booked.startsAt);
    if (status === 'CONFIRMED' || status === 'IN_USE') {
      await check(living, booked, 'checkOutBooking', Math.max(booked.endsAt, (booked.checkedInAt ?? 0) + 1000));
    }
  }
}
