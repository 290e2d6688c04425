import type { Service } from '../support/app.js';
import type { Random } from '../support/random.js';
import { cancel, request, requestSeries, reschedule } from './booking-deeds.js';
import { Living } from './living.js';
import { look } from './look.js';
import { accept, adjust, agree, dispute, endAgreement, issue, publish, publishSome, settle } from './money-deeds.js';
import { type Cast, foundTown } from './town.js';
import { checkIn, checkOut, decide, keep, markNoShow, overstay, recordTimes } from './use-deeds.js';
import { dayBegins, HOUR, MINUTE, monthOf, nextMonth } from '../worlds/wall-clock.js';

const LOOK_EVERY = 20;
/** The longest life; bookings that lie far apart meet seldom. */
const LONGEST_LIFE = 75 * 24 * HOUR;

/** To where something happens next. */
function goOn(living: Living): void {
  const { books, dice, now } = living;
  const edges = books.bookings
    .flatMap(({ startsAt, endsAt, expiresAt, noShowAt }) => [startsAt, endsAt, expiresAt ?? now, noShowAt ?? now])
    .filter((instant) => instant > now)
    .sort((a, b) => a - b);
  living.goTo(
    (edges[dice.below(Math.min(3, edges.length))] ?? now + HOUR) + (dice.chance(0.5) ? 0 : dice.below(600) * 1000),
  );
}

function goOverTheMonth(living: Living): void {
  const { town, now } = living;
  living.goTo(dayBegins(nextMonth(monthOf(now, town.zone)), town.zone) + living.dice.below(3) * HOUR);
}

const DEEDS = {
  request: 12,
  requestSeries: 2,
  reschedule: 4,
  cancel: 2,
  decide: 3,
  checkIn: 4,
  checkOut: 4,
  keep: 3,
  overstay: 6,
  markNoShow: 1,
  publish: 1,
  agree: 1,
  endAgreement: 0.5,
  wait: 3,
  goOn: 7,
  goOverTheMonth: 0.4,
  issue: 2,
  accept: 1,
  settle: 1,
  dispute: 1,
  adjust: 1,
};

async function live(living: Living, deed: keyof typeof DEEDS): Promise<void> {
  switch (deed) {
    case 'wait':
      return living.goTo(living.now + living.dice.below(90 * 60) * 1000);
    case 'goOn':
      return goOn(living);
    case 'goOverTheMonth':
      return living.now < living.town.begins + LONGEST_LIFE ? goOverTheMonth(living) : undefined;
    case 'publish':
      return publishSome(living);
    default: {
      const deeds = {
        request,
        requestSeries,
        reschedule,
        cancel,
        decide,
        checkIn,
        checkOut,
        keep,
        overstay,
        markNoShow,
      };
      const ofMoney = { agree, endAgreement, issue, accept, settle, dispute, adjust };
      return { ...deeds, ...ofMoney }[deed](living);
    }
  }
}

async function begin(living: Living): Promise<void> {
  const { books, dice, now } = living;
  for (const { id } of books.places) {
    if (dice.chance(0.1)) continue;
    for (let count = 1 + dice.below(4); count > 0; count--) {
      await publish(living, id, now + (dice.below(60) - 45) * 24 * HOUR + dice.below(1440) * MINUTE);
    }
  }
  for (let count = 1 + dice.below(3); count > 0; count--) await agree(living);
}

/** The months are closed, disputed, accepted and settled. */
async function end(living: Living): Promise<void> {
  living.goTo(Math.max(living.now, ...living.books.bookings.map(({ endsAt }) => endsAt)));
  await recordTimes(living);
  goOverTheMonth(living);
  for (const month of [...living.books.months]) await issue(living, month);
  for (const deed of ['dispute', 'adjust', 'accept', 'adjust', 'accept', 'settle', 'accept', 'settle'] as const) {
    await live(living, deed);
  }
  await look(living);
}

/** One life of a plant and those who book there; throws with its story where it goes otherwise than recomputed. */
export async function liveOnce(
  service: Service,
  cast: Cast,
  dice: Random,
  { steps, counts }: { readonly steps: number; readonly counts: Map<string, number> },
): Promise<void> {
  const living = new Living(service, await foundTown(service, cast, dice), dice, counts);
  try {
    await begin(living);
    for (let step = 1; step <= steps; step++) {
      await live(living, dice.weighted(DEEDS));
      if (step % LOOK_EVERY === 0) await look(living);
    }
    await end(living);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Error([...living.told, '', message].join('\n'), { cause: error });
  }
}
