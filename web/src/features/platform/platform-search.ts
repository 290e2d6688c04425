import { present, readOneOf, readText } from '../../ui/address';

export const STATUSES = ['PENDING', 'VERIFIED', 'SUSPENDED'] as const;

/** The state of the list of organizations that its address keeps. */
export interface OrganizationsSearch {
  readonly status?: (typeof STATUSES)[number];
  readonly q?: string;
}

export const readOrganizations = (search: Readonly<Record<string, unknown>>): OrganizationsSearch =>
  present({ status: readOneOf(search.status, STATUSES), q: readText(search.q) });
