import { act, codes } from '../worlds/town.js';
import type { Service } from '../support/app.js';
import type { Random } from '../support/random.js';
import { type Founded, placeNear, SKILLS, WORDS } from './founding.js';
import { instantOf } from './happening.js';
import { DAY, type Kind, type Offer, type Search, type Who, type World } from './world.js';
import { timeOfDay, WEEKDAYS } from '../worlds/wall-clock.js';
import { nth } from '../support/lists.js';

export function searchFor(random: Random, world: World): { search: Search; who: Who } {
  const durationMinutes = random.maybe(0.6, () => random.pick([15, 30, 60, 90, 180, 420, 1]));
  const floor = Math.floor(world.now);
  const grid = random.pick([60, 15, 1]);
  const start = Math.ceil((floor - 60 + random.below(5 * DAY)) / grid) * grid;
  const length = durationMinutes === null ? grid * (1 + random.below(240 / grid)) : 1 + random.below(4 * DAY);
  // Windows of a search with a length may begin and end at any second.
  const odd = durationMinutes !== null && random.chance(0.2) ? 0.5 : 0;
  const who: Who = random.chance(0.25) ? 'manager' : 'coordinator';
  const search = {
    ...{ from: start + odd, to: start + length + odd, durationMinutes },
    kind: random.maybe(0.2, () => random.pick<Kind>(['EQUIPMENT', 'LAB'])),
    text: random.maybe(0.15, () => random.pick(WORDS)),
    skills: random.chance(0.3) ? SKILLS.filter(() => random.chance(0.4)) : [],
    units: random.pick([1, 1, 1, 2, 5]),
    seats: random.maybe(0.15, () => 5 + random.below(20)),
    near: random.maybe(0.35, () => ({ ...placeNear(random), withinKilometres: random.pick([20, 60, 500, 20_000]) })),
    asker: random.chance(0.2) ? null : who === 'manager' ? 0 : ('school' as const),
  };
  return { search: { ...search, ...narrowed(random, search) }, who };
}

type Narrowing = Pick<Search, 'startStepMinutes' | 'weekdays' | 'startsFrom' | 'endsBy' | 'instantOnly' | 'orderBy'>;

/** Filters and orders that need others; half of the searches have none of them. */
function narrowed(random: Random, search: Pick<Search, 'durationMinutes' | 'asker' | 'near'>): Narrowing {
  const none = { weekdays: null, startsFrom: null, endsBy: null, instantOnly: false, orderBy: null };
  if (random.chance(0.5)) return { startStepMinutes: null, ...none };
  const { durationMinutes, asker, near } = search;
  const times = durationMinutes !== null;
  const orders = [
    ...(['START'] as const),
    ...(near === null ? [] : (['DISTANCE'] as const)),
    ...(asker === null ? [] : (['PRICE', 'PRICE'] as const)),
  ];
  return {
    startStepMinutes: random.maybe(0.5, () => random.pick([15, 20, 60, 45, 1440])),
    weekdays: times ? random.maybe(0.4, () => WEEKDAYS.filter(() => random.chance(0.4))) : null,
    startsFrom: times ? random.maybe(0.4, () => timeOfDay(30 * random.below(48))) : null,
    endsBy: times ? random.maybe(0.4, () => timeOfDay(30 * (1 + random.below(48)))) : null,
    instantOnly: asker !== null && random.chance(0.3),
    orderBy: random.maybe(0.6, () => random.pick(orders)),
  };
}

const SEARCH = /* GraphQL */ `
  query ($input: AvailabilitySearchInput!, $first: Int!, $after: String) {
    availableResources(input: $input, first: $first, after: $after) {
      nodes {
        resource {
          id
        }
        startsAt
        endsAt
        distanceKilometres
        quote {
          amount
        }
        slots {
          startsAt
          endsAt
          quote {
            amount
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;

const organizationOf = (world: World, asker: 'school' | number): string =>
  asker === 'school' ? world.school : nth(world.providers, asker);

export interface Page {
  readonly offers: readonly Offer[];
  readonly after: string | null;
}

/** One page; `after` is null when it is the last. */
export async function pageOf(
  service: Service,
  founded: Founded,
  { search, who }: { search: Search; who: Who },
  { first, after }: { first: number; after: string | null },
): Promise<Page> {
  const { world } = founded;
  const { asker, from, to, ...filters } = search;
  const window = { from: instantOf(world, from), to: instantOf(world, to) };
  const input = { ...filters, ...window, organizationId: asker === null ? null : organizationOf(world, asker) };
  const data = await service.data(SEARCH, { input, first, after }, founded[who].token);
  const { nodes, pageInfo } = data.availableResources;
  const minuteOf = (instant: string) => (Date.parse(instant) - world.origin) / 60_000;
  const slotOf = ({ startsAt, endsAt, quote }: (typeof nodes)[number]['slots'][number]) => ({
    ...{ from: minuteOf(startsAt), to: minuteOf(endsAt) },
    quote: (quote as typeof quote | null) === null ? null : Number(quote.amount),
  });
  const offers = nodes.map((node): Offer => {
    const { resource, distanceKilometres: distance, slots } = node;
    return { resource: resource.id, ...slotOf(node), distance, slots: slots.map(slotOf) };
  });
  return { offers, after: pageInfo.hasNextPage ? pageInfo.endCursor : null };
}

/** Whether a preview of what is offered breaks no rule. */
export async function isBookable(
  service: Service,
  founded: Founded,
  { search, who }: { search: Search; who: Who },
  offer: Offer,
): Promise<boolean> {
  const { world } = founded;
  const input = {
    organizationId: organizationOf(world, search.asker ?? (who === 'manager' ? 0 : 'school')),
    items: [{ resourceId: offer.resource, units: search.units }],
    ...{ startsAt: instantOf(world, offer.from), endsAt: instantOf(world, offer.to) },
    ...{ title: 'Lesson', attendees: search.seats },
  };
  const preview = await act(service, founded[who], 'previewBooking', input);
  return codes(preview).length === 0 && (!search.instantOnly || preview.status === 'CONFIRMED');
}
