import { lineProblem } from './line.js';
import { invalid, type OrganizationRefusal } from './organization-refusal.js';

const ADDRESS_MAX = 500;
const REGISTRATION_CODE_MAX = 50;

interface Details {
  readonly name: string;
  readonly address: string | null;
  readonly registrationCode: string | null;
}

/** Changes of details: absent = stays, null = cleared. */
export interface DetailChanges {
  readonly name?: string | null | undefined;
  readonly address?: string | null | undefined;
  readonly registrationCode?: string | null | undefined;
}

/** A trimmed text; null for a blank one. */
export const textOrNull = (text: string | null | undefined): string | null => {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
};

export const changed = <T extends Details>(before: T, changes: DetailChanges): T => ({
  ...before,
  name: changes.name === undefined ? before.name : (changes.name ?? '').trim(),
  address: changes.address === undefined ? before.address : textOrNull(changes.address),
  registrationCode:
    changes.registrationCode === undefined ? before.registrationCode : textOrNull(changes.registrationCode),
});

/** Every problem of the address and the registration number; both are trimmed. */
export function detailProblems({ address, registrationCode }: Omit<Details, 'name'>): OrganizationRefusal[] {
  const problems = [
    ['address', address === null ? null : lineProblem('An address', address, ADDRESS_MAX)],
    [
      'registrationCode',
      registrationCode === null ? null : lineProblem('A registration code', registrationCode, REGISTRATION_CODE_MAX),
    ],
  ] as const;
  return problems.flatMap(([field, problem]) => (problem === null ? [] : [invalid(field, problem)]));
}

/** Every problem of a changed organization. */
export function changedProblems(details: Details): OrganizationRefusal[] {
  const problem = lineProblem('A name', details.name);
  return [...(problem === null ? [] : [invalid('name', problem)]), ...detailProblems(details)];
}
