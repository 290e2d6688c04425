/** The people of the model and their rights. The plant lends; the schools book, and south lends a little. */
export type Organization = 'plant' | 'north' | 'south';
export type Role = 'ADMIN' | 'RESOURCE_MANAGER' | 'COORDINATOR' | 'MEMBER';
export type Person = 'boss' | 'manager' | 'house' | 'ann' | 'cora' | 'mia' | 'sue' | 'dual';

export const ORGANIZATIONS: readonly Organization[] = ['plant', 'north', 'south'];

export const ROLES: Readonly<Record<Person, Partial<Record<Organization, Role>>>> = {
  boss: { plant: 'ADMIN' },
  manager: { plant: 'RESOURCE_MANAGER' },
  house: { plant: 'COORDINATOR' },
  ann: { north: 'ADMIN' },
  cora: { north: 'COORDINATOR' },
  mia: { north: 'MEMBER' },
  sue: { south: 'ADMIN' },
  dual: { south: 'COORDINATOR', plant: 'RESOURCE_MANAGER' },
};

export const PEOPLE = Object.keys(ROLES) as Person[];

export const has = (person: Person, organization: Organization, roles: readonly Role[]): boolean => {
  const role = ROLES[person][organization];
  return role !== undefined && roles.includes(role);
};

export const belongsTo = (person: Person, organization: Organization): boolean =>
  ROLES[person][organization] !== undefined;

/**
 * Whether a person changes resources, approves, schedules downtimes, and is exempt from notice, advance and approval.
 */
export const manages = (person: Person, organization: Organization): boolean =>
  has(person, organization, ['ADMIN', 'RESOURCE_MANAGER']);

export const booksFor = (person: Person, organization: Organization): boolean =>
  has(person, organization, ['ADMIN', 'RESOURCE_MANAGER', 'COORDINATOR']);
