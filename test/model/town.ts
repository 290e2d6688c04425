import { person, type Person as Account, platformAdmin } from '../worlds/people.js';
import { changeCalendar } from '../worlds/calendar.js';
import { createResource } from '../worlds/resources.js';
import { createSite, join, verified } from '../worlds/places.js';
import type { Service } from '../support/app.js';
import { timeOfDay } from '../worlds/wall-clock.js';
import { epochOf, localDateOf } from './minutes.js';
import { SPECIAL_DAYS } from './opening.js';
import { has, type Organization, ORGANIZATIONS, PEOPLE, type Person, ROLES } from './people.js';
import { MORNING } from './surroundings.js';
import type { Resource, World } from './world.js';

export type Accounts = Readonly<Record<Person, Account>>;

/** People who live many lives, because signing up is slow and joining a few more organizations is not. */
export interface Cast {
  readonly root: Account;
  readonly accounts: Accounts;
}

let casts = 0;

export async function newCast(service: Service): Promise<Cast> {
  service.clock.set(epochOf(MORNING));
  const root = await platformAdmin(service);
  const number = ++casts;
  const signedUp: Partial<Record<Person, Account>> = {};
  for (const name of PEOPLE) signedUp[name] = await person(service, `${name} ${number}`);
  return { root, accounts: signedUp as Accounts };
}

/** The ids in the service of the names in the model. */
export class Register {
  private readonly ids = new Map<string, string>();
  private readonly names = new Map<string, string>();

  note(name: string, id: string): void {
    this.ids.set(name, id);
    this.names.set(id, name);
  }

  idOf(name: string): string {
    return this.ids.get(name) ?? 'nobody-knows';
  }

  nameOf(id: string): string {
    return this.names.get(id) ?? `unknown ${id}`;
  }
}

const policyInput = (resource: Resource) => ({ ...resource.policy });

const openingInput = (resource: Resource) =>
  resource.opening.map(({ weekday, opens, closes }) => ({
    weekday,
    opensAt: timeOfDay(opens),
    closesAt: timeOfDay(closes),
  }));

const adminOf = (organization: Organization): Person =>
  PEOPLE.find((name) => has(name, organization, ['ADMIN'])) ?? 'boss';

let towns = 0;

/** New organizations for one life, of the same people, with the world's resources. */
export async function foundTown(service: Service, cast: Cast, world: World): Promise<Register> {
  const register = new Register();
  const number = ++towns;
  for (const organization of ORGANIZATIONS) {
    const admin = cast.accounts[adminOf(organization)];
    const id = await verified(service, cast.root, admin, `${organization}-${number}`);
    register.note(organization, id);
    const { site } = await createSite(service, admin, { organizationId: id, timeZone: 'UTC' });
    register.note(`site of ${organization}`, site.id);
    for (const name of PEOPLE) {
      const role = ROLES[name][organization];
      if (role === undefined || role === 'ADMIN') continue;
      await join(service, id, admin, cast.accounts[name], [role]);
    }
  }
  await setSpecialDays(service, cast, register);
  for (const resource of world.resources.values()) await build(service, cast, register, resource);
  return register;
}

async function setSpecialDays(service: Service, cast: Cast, register: Register): Promise<void> {
  const days = [...SPECIAL_DAYS].map(([day, opensLike]) => ({
    day: localDateOf(day),
    kind: opensLike === null ? ('HOLIDAY' as const) : ('MAKE_UP_DAY' as const),
    name: 'Special',
    opensLike,
  }));
  const input = { organizationId: register.idOf('plant'), days };
  const { userErrors } = await changeCalendar(service, cast.accounts[adminOf('plant')], 'setCalendarDays', input);
  if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
}

async function build(service: Service, cast: Cast, register: Register, resource: Resource): Promise<void> {
  const { kind, units, seats, audience, status, provider, parent } = resource;
  const { resource: built, userErrors } = await createResource(service, cast.accounts[adminOf(provider)], {
    siteId: register.idOf(`site of ${provider}`),
    ...(parent === null ? {} : { parentId: register.idOf(parent) }),
    name: resource.name,
    kind,
    units,
    seats,
    audience,
    status,
    openingHours: openingInput(resource),
    policy: policyInput(resource),
  });
  if (built === null) throw new Error(JSON.stringify(userErrors));
  register.note(resource.name, built.id);
}
