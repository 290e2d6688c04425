import { person, type Person, platformAdmin } from '../worlds/people.js';
import { changeCalendar } from '../worlds/calendar.js';
import { publishRate } from '../worlds/money.js';
import { resourceId } from '../worlds/resources.js';
import { agreed } from '../worlds/agreements.js';
import { createSite, join, verified } from '../worlds/places.js';
import type { Service } from '../support/app.js';
import type { Random } from '../support/random.js';
import { ERRORS, mutate } from '../worlds/mutations.js';
import { timeOfDay, WEEKDAYS } from '../worlds/wall-clock.js';
import {
  DAY,
  DAYS,
  type Audience,
  type Kind,
  type Opening,
  type Policy,
  type Resource,
  type Site,
  type World,
} from './world.js';
import { nth } from '../support/lists.js';

/** A world in the service, and those who do things in it. */
export interface Founded {
  readonly world: World;
  readonly root: Person;
  readonly admins: readonly Person[];
  /** The coordinator of the school. */
  readonly coordinator: Person;
  /** The manager of the first provider. */
  readonly manager: Person;
}

const PROVIDERS = 3;
const SITES = 7;
const RESOURCES = 16;

/**
 * Midnights in UTC some days before clocks change: Chicago, Prague, Lord Howe (by half an hour), all back; and never.
 */
const ORIGINS = ['2027-03-10', '2027-03-24', '2027-03-31', '2027-09-29', '2027-10-27', '2027-06-01'];
const ZONES = ['Europe/Prague', 'Asia/Kolkata', 'Australia/Lord_Howe', 'America/Chicago', 'Asia/Kathmandu', 'UTC'];

/** Where things are dense, and where geometry is odd: the antimeridian and a pole. */
const CENTRES = [
  { latitude: 31.2, longitude: 121.5 },
  { latitude: 31.2, longitude: 121.5 },
  { latitude: -17, longitude: 179.9 },
  { latitude: 89.8, longitude: 40 },
];

export const SKILLS = ['CNC', 'CAD', 'PLC'] as const;
export const WORDS = ['lathe', 'robot', 'welder', 'printer'] as const;

/** A place some kilometres around one of the centres. */
export function placeNear(random: Random): { latitude: number; longitude: number } {
  const { latitude, longitude } = random.pick(CENTRES);
  const east = longitude + (random.fraction() - 0.5) * (latitude > 80 ? 300 : 1);
  return {
    latitude: Math.min(90, latitude + (random.fraction() - 0.5) * 0.6),
    longitude: east > 180 ? east - 360 : east < -180 ? east + 360 : east,
  };
}

function openingOf(random: Random): Opening[] {
  const days = [1, 2, 3, 4, 5, 6, 7];
  switch (random.weighted({ always: 3, weekdays: 4, split: 2, nights: 3, odd: 3 })) {
    case 'always':
      return [];
    case 'weekdays':
      return days.slice(0, 5).map((weekday) => ({ weekday, opens: 480, closes: 1020 }));
    case 'split':
      return days.flatMap((weekday) => [
        { weekday, opens: 420, closes: 720 },
        { weekday, opens: 765, closes: 1110 },
      ]);
    case 'nights':
      return days.flatMap((weekday) => [
        { weekday, opens: 0, closes: 150 },
        { weekday, opens: 1200, closes: 1440 },
      ]);
    case 'odd': {
      const open = days.filter(() => random.chance(0.6));
      return open.map((weekday) => ({ weekday, opens: random.below(150), closes: 151 + random.below(1290) }));
    }
  }
}

const policyOf = (random: Random): Policy => ({
  minimumMinutes: random.maybe(0.2, () => 30 + 30 * random.below(4)),
  maximumMinutes: random.maybe(0.2, () => 120 + 60 * random.below(6)),
  startStepMinutes: random.maybe(0.3, () => random.pick([15, 30, 45, 60, 7])),
  minimumNoticeMinutes: random.maybe(0.3, () => random.pick([1, 90, DAY, 3 * DAY])),
  maximumAdvanceDays: random.maybe(0.2, () => random.below(7)),
  turnaroundMinutes: random.pick([0, 0, 10, 45]),
  noShowAfterMinutes: random.maybe(0.3, () => 15),
  approval: random.weighted({ AUTOMATIC: 7, OWNER_APPROVES: 2, AUTOMATIC_FOR_PARTNERS: 2 }),
});

const heights: Record<Kind, number> = { EQUIPMENT: 0, LAB: 1, TRAINING_BASE: 2 };

async function addResource(
  service: Service,
  random: Random,
  admins: readonly Person[],
  place: { readonly sites: readonly Site[]; readonly resources: readonly Resource[] },
): Promise<Resource> {
  const kind = random.weighted<Kind>({ EQUIPMENT: 5, LAB: 3, TRAINING_BASE: 1 });
  const containers = place.resources.filter((other) => heights[other.kind] > heights[kind]);
  const parent = random.chance(0.5) ? (random.one(containers) ?? null) : null;
  const site = parent?.site ?? random.pick(place.sites);
  const traits: Omit<Resource, 'id'> = {
    ...{ site, parent, kind, listed: random.chance(0.93) },
    units: random.pick([1, 1, 2, 5]),
    seats: random.maybe(0.5, () => 5 + random.below(20)),
    skills: SKILLS.filter(() => random.chance(0.6)),
    word: random.pick(WORDS),
    audience: random.weighted<Audience>({ EVERYONE: 6, PARTNERS: 2, OWN_ORGANIZATION: 1 }),
    opening: openingOf(random),
    policy: policyOf(random),
    hourly: random.maybe(0.5, () => 6 * (1 + random.below(3))),
  };
  const { units, seats, skills, audience, policy } = traits;
  const input = {
    ...{ siteId: site.id, kind, units, seats, skills, audience, policy, name: `The ${traits.word}` },
    ...(parent === null ? {} : { parentId: parent.id }),
    status: traits.listed ? ('LISTED' as const) : ('DRAFT' as const),
    openingHours: traits.opening.map(({ weekday, opens, closes }) => ({
      weekday: nth(WEEKDAYS, weekday - 1),
      opensAt: timeOfDay(opens),
      closesAt: timeOfDay(closes),
    })),
  };
  const owner = nth(admins, site.provider);
  const id = await resourceId(service, owner, input);
  if (traits.hourly !== null) {
    const rate = await publishRate(service, owner, { resourceId: id, hourly: String(traits.hourly) });
    expect(rate.userErrors).toEqual([]);
  }
  return { ...traits, id };
}

/** Some days on which the provider is closed, or open as on another weekday. */
async function specialDaysOf(
  service: Service,
  random: Random,
  owner: { readonly id: string; readonly admin: Person },
  origin: number,
): Promise<ReadonlyMap<number, number | null>> {
  const days = new Map<number, number | null>();
  if (random.chance(0.4)) return days;
  for (let count = 1 + random.below(4); count > 0; count--) {
    const day = origin / 60_000 / DAY + random.below(DAYS);
    days.set(day, random.chance(0.6) ? null : 1 + random.below(7));
  }
  const { userErrors } = await changeCalendar(service, owner.admin, 'setCalendarDays', {
    organizationId: owner.id,
    days: [...days].map(([day, like]) => ({
      day: new Date(day * DAY * 60_000).toISOString().slice(0, 10),
      kind: like === null ? ('CLOSURE' as const) : ('MAKE_UP_DAY' as const),
      name: 'Special',
      opensLike: like === null ? null : nth(WEEKDAYS, like - 1),
    })),
  });
  expect(userErrors).toEqual([]);
  return days;
}

/** New organizations with people, sites and resources of their own; the clock stands at the world's origin. */
export async function foundWorld(service: Service, random: Random, number: number): Promise<Founded> {
  const origin = Date.parse(`${random.pick(ORIGINS)}T00:00:00Z`);
  service.clock.set(origin);
  const root = await platformAdmin(service);
  const organization = async (name: string) => {
    const admin = await person(service, `${name} ${number}`);
    return { id: await verified(service, root, admin, `${name}-${number}`), admin };
  };
  const owners: { id: string; admin: Person }[] = [];
  for (let index = 0; index < PROVIDERS; index++) owners.push(await organization(`provider-${index}`));
  const admins = owners.map(({ admin }) => admin);
  const { id: school, admin: schoolAdmin } = await organization('school');
  const coordinator = await person(service, `coordinator ${number}`);
  await join(service, school, schoolAdmin, coordinator, ['COORDINATOR']);
  const special: ReadonlyMap<number, number | null>[] = [];
  for (const owner of owners) special.push(await specialDaysOf(service, random, owner, origin));
  const sites: Site[] = [];
  for (let index = 0; index < SITES; index++) {
    const provider = index % PROVIDERS;
    const [zone, location] = [random.pick(ZONES), random.chance(0.85) ? placeNear(random) : null];
    const { site } = await createSite(service, nth(admins, provider), {
      ...{ organizationId: nth(owners, provider).id, timeZone: zone },
      ...location,
    });
    sites.push({ id: site.id, provider, zone, location, specialDays: nth(special, provider) });
  }
  const resources: Resource[] = [];
  for (let index = 0; index < RESOURCES; index++) {
    resources.push(await addResource(service, random, admins, { sites, resources }));
  }
  const partners = new Set<number>();
  for (const [index, owner] of owners.entries()) {
    if (!random.chance(0.5)) continue;
    const terms = { providerId: owner.id, consumerId: school, from: '2027-01-01', to: '2028-01-01' };
    await agreed(service, owner.admin, schoolAdmin, terms);
    partners.add(index);
  }
  const providers = owners.map(({ id }) => id);
  const world = { ...{ origin, now: 0, providers, school, partners, resources }, holdings: [] };
  return { world, root, admins, coordinator, manager: nth(admins, 0) };
}

/** Suspends the world's organizations, so that nobody else finds their resources and the next world stands alone. */
export async function abandon(service: Service, { world, root }: Founded): Promise<void> {
  for (const organizationId of world.providers) {
    const { userErrors } = await mutate(service, root.token, 'suspendOrganization', { organizationId }, ERRORS);
    expect(userErrors).toEqual([]);
  }
}
