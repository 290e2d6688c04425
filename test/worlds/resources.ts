import type { Service } from '../support/app.js';
import { ERRORS, mutate } from './mutations.js';
import type { Person } from './people.js';
import type { CreateResourceInput, UpdateResourceInput } from './schema.js';

export type NewResource = Partial<CreateResourceInput> & Pick<CreateResourceInput, 'siteId'>;

const CHANGED = `
  id name description status units seats skills audience openingHours { weekday opensAt closesAt }
  policy {
    minimumMinutes maximumMinutes startStepMinutes minimumNoticeMinutes maximumAdvanceDays turnaroundMinutes approval
    cancellationNoticeMinutes checkInOpensMinutes noShowAfterMinutes
  }`;

let codes = 0;

/** createResource as `asker`: a listed lab unless said otherwise; answers the payload. */
export function createResource(service: Service, asker: Person, input: NewResource) {
  const defaults = { code: `R-${++codes}`, name: 'CNC lab', kind: 'LAB', status: 'LISTED' } as const;
  const fields = `resource { id code status units } ${ERRORS}`;
  return mutate(service, asker.token, 'createResource', { ...defaults, ...input }, fields);
}

/** The id of a new resource; fails when it was refused. */
export async function resourceId(service: Service, asker: Person, input: NewResource): Promise<string> {
  const { resource, userErrors } = await createResource(service, asker, input);
  if (resource === null) throw new Error(JSON.stringify(userErrors));
  return resource.id;
}

/** updateResource as `asker`; answers the payload. */
export const updateResource = (service: Service, asker: Person, input: UpdateResourceInput) =>
  mutate(service, asker.token, 'updateResource', input, `resource { ${CHANGED} } ${ERRORS}`);
