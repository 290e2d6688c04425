import { type Booked, type Promised, type Status, statusOf } from './account.js';
import { Books } from './books.js';
import { written } from './exact.js';
import type { Living } from './living.js';
import { promiseFor, smallerPromise, type Wanted } from './prices.js';
import { HOUR, iso, localText, MINUTE, shownAt } from '../worlds/wall-clock.js';

const inDollars = (quote: Promised['quote']) =>
  quote === null ? null : { amount: written(quote.minor, quote.currency), currency: quote.currency };

const minuteOf = (instant: number): number => Math.floor(instant / MINUTE) * MINUTE;

function someItems({ books, dice }: Living, zone: string | null = null): Wanted['items'] {
  const places = books.places.filter((place) => zone === null || place.zone === zone);
  const chosen = places.filter(() => dice.chance(0.45));
  return (chosen.length > 0 ? chosen : places.slice(0, 1)).map((place) => ({ place, units: 1 + dice.below(2) }));
}

/** From a minute to more than a day, most of a few hours. */
const someLength = ({ dice }: Living): number =>
  (dice.chance(0.2) ? 1 + dice.below(1800) : dice.chance(0.5) ? 60 * (1 + dice.below(4)) : 1 + dice.below(300)) *
  MINUTE;

const someConsumer = ({ town, dice }: Living): string =>
  dice.one([town.school, town.school, town.school, town.school, town.college, town.plant]) ?? town.school;

const itemsInput = (items: Wanted['items']) => items.map(({ place, units }) => ({ resourceId: place.id, units }));

function somePreference({ books, dice }: Living, consumer: string) {
  const own = books.treaties.filter((treaty) => treaty.consumer === consumer);
  return dice.chance(0.2) ? (dice.one(own) ?? null) : null;
}

/** Asked first, then done: both say what the recomputation says. */
export async function request(living: Living): Promise<void> {
  const { books, dice, town } = living;
  const recorded = dice.chance(0.35);
  const consumer = someConsumer(living);
  const asker = recorded ? town.cast.boss : living.adminOf(consumer);
  const startsAt =
    minuteOf(living.now) +
    (recorded ? -dice.below(20 * 24 * 60) : 1 + dice.below(dice.one([300, 300, 300, 10_000]) ?? 1)) * MINUTE;
  const preferred = somePreference(living, consumer);
  const wanted = { consumer, items: someItems(living), startsAt, endsAt: startsAt + someLength(living), preferred };
  const input = {
    organizationId: consumer,
    items: itemsInput(wanted.items),
    startsAt: iso(startsAt),
    endsAt: iso(wanted.endsAt),
    title: 'Lesson',
    agreementId: preferred?.id ?? null,
    hold: !recorded && dice.chance(0.2),
  };
  const preview = await living.desk.preview(asker, input);
  const { booking, codes } = await living.do(asker, 'requestBooking', input);
  const promised = promiseFor(books, wanted);
  expect(preview.codes).toEqual(codes);
  // An agreement that is not in effect at the start is NOT_FOUND, which stops what follows.
  expect(codes.includes('INVALID')).toBe(promised === null && !codes.includes('NOT_FOUND'));
  if (booking === null || promised === null) return;
  living.count(promised.quote === null ? 'booked free' : `booked in ${promised.quote.currency}`);
  if (promised.items.some(({ drawn }) => drawn > 0)) living.count('drew included minutes');
  expect(preview).toMatchObject({ status: booking.status, quote: booking.quote });
  expect(booking.quote).toEqual(inDollars(promised.quote));
  books.book(booking.id, promised, { consumer, startsAt, endsAt: wanted.endsAt, status: booking.status });
}

/** Some days at the same time by the wall clock, each drawing what those before it have left. */
export async function requestSeries(living: Living): Promise<void> {
  const { books, dice } = living;
  const consumer = someConsumer(living);
  const zone = dice.one(books.places)?.zone ?? '';
  const items = someItems(living, zone);
  const first = minuteOf(living.now) + (60 + dice.below(5000)) * MINUTE;
  const length = Math.min(someLength(living), 20 * HOUR);
  const { occurrences } = await living.do(living.adminOf(consumer), 'requestBookingSeries', {
    organizationId: consumer,
    items: itemsInput(items),
    title: 'Term',
    startsAtLocal: localText(first, zone),
    // By the wall clock, which may change meanwhile.
    endsAtLocal: new Date((shownAt(first, zone) + length / MINUTE) * MINUTE).toISOString().slice(0, 16),
    recurrence: `FREQ=DAILY;COUNT=${2 + dice.below(4)}`,
    onConflict: 'SKIP_CONFLICTS',
  });
  for (const { booking } of occurrences) {
    if (booking === null) continue;
    const [startsAt, endsAt] = [Date.parse(booking.startsAt), Date.parse(booking.endsAt)];
    const promised = promiseFor(books, { consumer, items, startsAt, endsAt, preferred: null });
    if (promised === null) throw new Error('a series was booked in two currencies');
    expect(booking.quote).toEqual(inDollars(promised.quote));
    books.book(booking.id, promised, { consumer, startsAt, endsAt, status: booking.status });
  }
}

const isInside = (booked: Booked, wanted: Wanted): boolean =>
  wanted.startsAt >= booked.startsAt &&
  wanted.endsAt <= booked.endsAt &&
  wanted.items.every((item) => booked.items.some((old) => old.place === item.place && old.units >= item.units));

function whereTo(living: Living, booked: Booked): Pick<Wanted, 'items' | 'startsAt' | 'endsAt'> {
  const { dice } = living;
  const { startsAt, endsAt, items } = booked;
  const status = statusOf(booked, living.now);
  if (status === 'IN_USE') return { items, startsAt, endsAt: endsAt + (dice.below(200) - 80) * MINUTE };
  if (dice.chance(0.4)) {
    const less = items.filter(() => dice.chance(0.7)).map((item) => ({ ...item, units: 1 + dice.below(item.units) }));
    const cut = () => dice.below(Math.max(1, Math.floor((endsAt - startsAt) / MINUTE / 3))) * MINUTE;
    return { items: less.length > 0 ? less : items, startsAt: startsAt + cut(), endsAt: endsAt - cut() };
  }
  const start = startsAt + (dice.below(6000) - 1500) * MINUTE;
  return { items: dice.chance(0.5) ? items : someItems(living), startsAt: start, endsAt: start + someLength(living) };
}

export async function reschedule(living: Living): Promise<void> {
  const { books, dice } = living;
  const booked = living.among('HELD', 'PENDING_APPROVAL', 'CONFIRMED', 'CONFIRMED', 'IN_USE');
  if (booked === undefined) return;
  const before = statusOf(booked, living.now);
  const to = whereTo(living, booked);
  if (to.startsAt >= to.endsAt) return;
  const wanted: Wanted = { consumer: booked.consumer, preferred: booked.treaty, instead: booked, ...to };
  const { booking, codes } = await living.do(living.adminOf(booked.consumer), 'rescheduleBooking', {
    bookingId: booked.id,
    startsAt: iso(to.startsAt),
    endsAt: iso(to.endsAt),
    items: to.items === booked.items && dice.chance(0.5) ? null : itemsInput(to.items),
  });
  if (booking === null) return;
  expect(codes).toEqual([]);
  const promised = isInside(booked, wanted) ? smallerPromise(booked, wanted) : promiseFor(books, wanted);
  if (promised === null) throw new Error('it was moved into two currencies');
  living.count(isInside(booked, wanted) ? 'made smaller' : 'moved');
  expect(booking.quote).toEqual(inDollars(promised.quote));
  const now = living.now;
  const moved = { ...promised, startsAt: to.startsAt, endsAt: to.endsAt };
  const standing =
    booking.status === 'CONFIRMED'
      ? Books.confirmed(moved, now, before === 'CONFIRMED' ? (booked.confirmedAt ?? now) : now)
      : {
          status: booking.status as Status,
          expiresAt: booking.status === 'PENDING_APPROVAL' ? to.startsAt : booked.expiresAt,
          noShowAt: null,
        };
  Object.assign(booked, moved, standing);
}

export async function cancel(living: Living): Promise<void> {
  const { books, dice, town } = living;
  const booked = living.among('HELD', 'PENDING_APPROVAL', 'CONFIRMED', 'CONFIRMED');
  if (booked === undefined) return;
  const own = booked.consumer === town.plant || dice.chance(0.7);
  const asker = own ? living.adminOf(booked.consumer) : town.cast.boss;
  const { booking } = await living.do(asker, 'cancelBooking', { bookingId: booked.id, reason: 'Ill' });
  if (booking === null) return;
  const notices = booked.items.flatMap(({ place }) => place.notice ?? []);
  const ahead = booked.startsAt - living.now;
  const late =
    own &&
    booked.status === 'CONFIRMED' &&
    (ahead <= 0 || (notices.length > 0 && ahead <= Math.max(...notices) * MINUTE));
  living.count(late ? 'cancelled late' : 'cancelled in time');
  books.cancelled(booked, late);
}
