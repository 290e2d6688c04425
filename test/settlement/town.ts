import { person, type Person, platformAdmin, signIn } from '../worlds/people.js';
import { act } from '../worlds/town.js';
import { createResource } from '../worlds/resources.js';
import { createSite, verified } from '../worlds/places.js';
import type { Service } from '../support/app.js';
import type { Random } from '../support/random.js';
import type { Place } from './account.js';
import { GETTING_TO_KNOW } from './desk.js';

/** People who live many lives, because signing up is slow. */
export interface Cast {
  readonly root: Person;
  readonly boss: Person;
  readonly dean: Person;
}

/** Before any life. */
const FOUNDED = Date.parse('2027-02-20T00:00:00Z');

let casts = 0;

export async function newCast(service: Service): Promise<Cast> {
  service.clock.set(FOUNDED);
  const number = ++casts;
  const root = await platformAdmin(service);
  return { root, boss: await person(service, `Boss ${number}`), dean: await person(service, `Dean ${number}`) };
}

/** Where and when the clock changes, or is half an hour off. */
const SURROUNDINGS = [
  { zones: ['Europe/Prague', 'Asia/Kolkata'], beginnings: ['2027-03-26', '2027-10-29'] },
  { zones: ['America/St_Johns', 'America/New_York'], beginnings: ['2027-03-12', '2027-11-05'] },
  { zones: ['Australia/Lord_Howe', 'Australia/Adelaide'], beginnings: ['2027-04-02', '2027-10-01'] },
  { zones: ['Asia/Shanghai', 'Asia/Kathmandu'], beginnings: ['2027-02-26', '2027-06-20'] },
] as const;

/** A plant that lends, with two sites in other zones, and a school and a college that book. */
export interface Town {
  readonly cast: Cast;
  readonly plant: string;
  readonly zone: string;
  readonly school: string;
  readonly college: string;
  readonly places: readonly Place[];
  readonly begins: number;
}

let towns = 0;

const organization = (service: Service, { root }: Cast, admin: Person, timeZone: string): Promise<string> =>
  verified(service, root, admin, `side-${++towns}`, { kind: 'ENTERPRISE', timeZone });

async function build(service: Service, boss: Person, site: { id: string; zone: string }, dice: Random): Promise<Place> {
  const notice = dice.one([null, 30, 1440]) ?? null;
  const noShowAfter = dice.one([null, 15, 45]) ?? null;
  const units = 3 + dice.below(4);
  const { resource, userErrors } = await createResource(service, boss, {
    siteId: site.id,
    units,
    policy: {
      cancellationNoticeMinutes: notice,
      noShowAfterMinutes: noShowAfter,
      checkInOpensMinutes: 60,
      approval: dice.one(['AUTOMATIC', 'AUTOMATIC', 'OWNER_APPROVES', 'AUTOMATIC_FOR_PARTNERS']),
    },
  });
  if (resource === null) throw new Error(JSON.stringify(userErrors));
  return { id: resource.id, name: resource.code, zone: site.zone, units, notice, noShowAfter };
}

/** The same people, signed in for as long as a life may last. */
async function signedIn(service: Service, { boss, dean }: Cast): Promise<Cast> {
  const again = async (one: Person): Promise<Person> => ({
    ...one,
    token: (await signIn(service, one.email)).accessToken,
  });
  return { root: await platformAdmin(service), boss: await again(boss), dean: await again(dean) };
}

/** A provider records past use only of organizations that have booked with it: a hold that lapses is enough. */
async function becomeKnown(service: Service, dean: Person, organizationId: string, resourceId: string): Promise<void> {
  const start = service.clock.now() + 300 * 86_400_000;
  const minuteOf = (at: number) => new Date(at - (at % 60_000)).toISOString();
  const [startsAt, endsAt] = [minuteOf(start), minuteOf(start + 3_600_000)];
  const held = await act(service, dean, 'requestBooking', {
    ...{ organizationId, title: GETTING_TO_KNOW, items: [{ resourceId }], startsAt, endsAt, hold: true },
  });
  if (held.booking === null) throw new Error(JSON.stringify(held.userErrors));
}

export async function foundTown(service: Service, people: Cast, dice: Random): Promise<Town> {
  const { zones, beginnings } = dice.one(SURROUNDINGS) ?? SURROUNDINGS[0];
  const begins = Date.parse(`${dice.one(beginnings) ?? beginnings[0]}T00:00:00Z`) + dice.below(86_400) * 1000;
  service.clock.set(begins);
  const cast = await signedIn(service, people);
  // The month is that of the provider, whose zone may be another than those of its sites.
  const zone = dice.one([...zones, 'Asia/Shanghai']) ?? 'UTC';
  const plant = await organization(service, cast, cast.boss, zone);
  const school = await organization(service, cast, cast.dean, 'Pacific/Auckland');
  const college = await organization(service, cast, cast.dean, 'America/Los_Angeles');
  const places: Place[] = [];
  for (const timeZone of zones) {
    const { site } = await createSite(service, cast.boss, { organizationId: plant, timeZone, name: timeZone });
    for (let count = 0; count < 2; count++) {
      places.push(await build(service, cast.boss, { id: site.id, zone: timeZone }, dice));
    }
  }
  const { site: hall } = await createSite(service, cast.boss, { organizationId: plant, timeZone: zone, name: 'Hall' });
  const { resource } = await createResource(service, cast.boss, { siteId: hall.id, units: 2 });
  for (const consumer of [school, college]) await becomeKnown(service, cast.dean, consumer, resource.id);
  return { cast, plant, zone, school, college, places, begins };
}
