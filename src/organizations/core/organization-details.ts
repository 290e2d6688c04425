import { lineProblems } from './line.js';
import type { OrganizationRefusal } from './refusals.js';

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
export const detailProblems = ({ address, registrationCode }: Omit<Details, 'name'>): OrganizationRefusal[] => [
  ...lineProblems('address', address),
  ...lineProblems('registrationCode', registrationCode),
];

/** Every problem of a changed organization. */
export const changedProblems = (details: Details): OrganizationRefusal[] => [
  ...lineProblems('name', details.name),
  ...detailProblems(details),
];
