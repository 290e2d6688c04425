import type { Service } from '../support/app.js';
import { ERRORS, mutate, type Given } from './mutations.js';
import type { Person } from './people.js';

const SKILL = 'id name aliases references { framework uri label }';

/** Puts a skill into the catalogue; answers the payload. */
export const putSkill = (service: Service, asker: Person, input: Given<'putSkill'>) =>
  mutate(service, asker.token, 'putSkill', { name: 'Milling', ...input }, `skill { ${SKILL} } ${ERRORS}`);

/** A page of the catalogue. */
export const skillsOf = (service: Service, asker: Person, text: string | null = null, first = 25, after?: string) =>
  service.data(
    `query ($text: String, $first: Int!, $after: String) {
      skills(text: $text, first: $first, after: $after) {
        nodes { ${SKILL} } totalCount pageInfo { hasNextPage endCursor }
      }
    }`,
    { text, first, after: after ?? null },
    asker.token,
  );
