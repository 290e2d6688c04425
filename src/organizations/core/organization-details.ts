import { lineProblems, textProblems } from './line.js';
import { refusal } from '../../platform/core/refusal.js';
import { type OrganizationRefusal, organizationReasons } from './refusals.js';

interface Details {
  readonly name: string;
  readonly address: string | null;
  readonly registrationCode: string | null;
  readonly description: string | null;
  readonly contact: string | null;
}

/** Changes of details: absent = stays, null = cleared. */
export type DetailChanges = { readonly [Field in keyof Details]?: string | null | undefined };

/** A trimmed text; null for a blank one. */
export const textOrNull = (text: string | null | undefined): string | null => {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
};

export function changed<T extends Details>(before: T, changes: DetailChanges): T {
  const after = (field: Exclude<keyof Details, 'name'>) =>
    changes[field] === undefined ? before[field] : textOrNull(changes[field]);
  return {
    ...before,
    name: changes.name === undefined ? before.name : (changes.name ?? '').trim(),
    address: after('address'),
    registrationCode: after('registrationCode'),
    description: after('description'),
    contact: after('contact'),
  };
}

/** Every problem of the details besides the name; all are trimmed. */
export const detailProblems = (details: Omit<Details, 'name'>): OrganizationRefusal[] => [
  ...lineProblems('address', details.address),
  ...lineProblems('registrationCode', details.registrationCode),
  ...textProblems('description', details.description),
  ...lineProblems('contact', details.contact),
];

/** Every problem of a changed organization. */
export const changedProblems = (details: Details): OrganizationRefusal[] => [
  ...lineProblems('name', details.name),
  ...detailProblems(details),
];

/** How long learners are kept who left, in months: at least, at most, and unless the organization says otherwise. */
const RETENTION = { least: 6, most: 120, usual: 36 } as const;

export const usualRetentionMonths = RETENTION.usual;

export function retentionProblems(months: number | null): OrganizationRefusal[] {
  const { least, most } = RETENTION;
  if (months === null || (months >= least && months <= most)) return [];
  return [refusal(organizationReasons.retention, ['learnerRetentionMonths'], { least, most, given: months })];
}
