import type { Service } from '../support/app.js';
import { ERRORS, type Given, mutate } from './mutations.js';
import type { Person } from './people.js';
import { first } from '../support/lists.js';

const COUNTS = `created updated unchanged left absent rows { file row field code message } ${ERRORS}`;

/** Imports a file of learners into a school as `asker`; answers the payload. */
export const importLearners = (
  service: Service,
  asker: Person,
  organizationId: string,
  text: string,
  input: Given<'importLearners'> = {},
) =>
  mutate(
    service,
    asker.token,
    'importLearners',
    { organizationId, files: [{ name: 'learners.csv', text }], ...input },
    COUNTS,
  );

export const LEARNER = `id status ageGroup name number bornOn cohort programme enrolledOn leftOn account { id }
  organization { id } consents { purpose by givenOn evidence withdrawnAt }`;

/** Learners of a school as `asker` sees them. */
export async function learnersOf(
  service: Service,
  asker: Person,
  organizationId: string,
  filter: object | null = null,
) {
  const document = `query ($organizationId: ID!, $filter: LearnerFilter) {
    learners(organizationId: $organizationId, filter: $filter, first: 100) { totalCount nodes { ${LEARNER} } }
  }`;
  return (await service.data(document, { organizationId, filter }, asker.token)).learners;
}

/** A new learner with this number; answers the id. */
export async function learner(
  service: Service,
  asker: Person,
  organizationId: string,
  number: string,
  more: Readonly<Record<string, string>> = {},
): Promise<string> {
  const columns = { number, name: `Learner ${number}`, ...more };
  const text = `${Object.keys(columns).join(',')}\n${Object.values(columns).join(',')}\n`;
  const { userErrors, rows } = await importLearners(service, asker, organizationId, text);
  if (userErrors.length + rows.length > 0) throw new Error(JSON.stringify({ userErrors, rows }));
  return first((await learnersOf(service, asker, organizationId, { number })).nodes).id;
}

export const inviteLearner = (service: Service, asker: Person, learnerId: string) =>
  mutate(service, asker.token, 'inviteLearner', { learnerId }, `code expiresAt ${ERRORS}`);

export const claimLearner = (service: Service, asker: Person, code: string) =>
  mutate(service, asker.token, 'claimLearner', { code }, `learner { ${LEARNER} } ${ERRORS}`);

/** Makes an account the learner. */
export async function claimed(service: Service, school: Person, learnerId: string, account: Person): Promise<void> {
  const { code } = await inviteLearner(service, school, learnerId);
  const { userErrors } = await claimLearner(service, account, code);
  if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
}

export const eraseLearner = (service: Service, asker: Person, learnerId: string) =>
  mutate(service, asker.token, 'eraseLearner', { learnerId }, `learner { ${LEARNER} } ${ERRORS}`);

export const recordConsent = (service: Service, asker: Person, learnerId: string, input: Given<'recordConsent'> = {}) =>
  mutate(
    service,
    asker.token,
    'recordConsent',
    { learnerId, purpose: 'TRANSCRIPT_SHARING', by: 'LEARNER', on: '2027-03-01', evidence: 'Folder 7', ...input },
    `learner { ${LEARNER} } ${ERRORS}`,
  );

/** One learner as `asker` sees it; null = not at all. */
export async function seenLearner(service: Service, asker: Person, id: string) {
  const document = `query ($id: ID!) { learner(id: $id) { ${LEARNER} } }`;
  return (await service.data(document, { id }, asker.token)).learner;
}
