import { person, type Person } from '../worlds/people.js';
import type { Town } from '../worlds/town.js';
import { join, verified } from '../worlds/places.js';
import type { Service } from '../support/app.js';

export const roles = ['COORDINATOR', 'RESOURCE_MANAGER', 'FINANCE', 'ADMIN', 'MEMBER', 'TRAINER'] as const;

/** Everybody of the role table, and those whom it leaves out: plain members and other organizations' people. */
export const everybody: readonly string[] = [
  'stranger',
  'booker',
  ...roles.map((role) => `own ${role}`),
  ...roles.map((role) => `provider ${role}`),
  ...roles.map((role) => `other ${role}`),
  'platform admin',
];

/** Several of one side, as the table writes them. */
export const side = (name: 'own' | 'provider', ...held: (typeof roles)[number][]): string[] =>
  held.map((role) => `${name} ${role}`);

/** One person for each part: `own` is the school, which books, `provider` the plant, `other` has nothing to do with it. */
export async function cast(service: Service, town: Town): Promise<ReadonlyMap<string, Person>> {
  const otherAdmin = await person(service, 'Other Founder');
  const other = await verified(service, town.root, otherAdmin, 'other');
  const people = new Map<string, Person>();
  const sides = [
    ['own', town.school, town.schoolAdmin],
    ['provider', town.plant, town.plantAdmin],
    ['other', other, otherAdmin],
  ] as const;
  for (const [name, organizationId, admin] of sides) {
    for (const role of roles) {
      const somebody = await person(service, `${name} ${role.toLowerCase().replace('_', ' ')}`);
      await join(service, organizationId, admin, somebody, [role]);
      people.set(`${name} ${role}`, somebody);
    }
  }
  people.set('stranger', await person(service, 'Stranger'));
  people.set('booker', town.coordinator);
  people.set('platform admin', town.root);
  return people;
}
