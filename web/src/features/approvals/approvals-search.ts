import { present, readText } from '../../ui/address';

/** The narrowing of the inbox that its address keeps. */
export interface ApprovalsSearch {
  readonly site?: string;
  readonly q?: string;
}

export const readApprovals = (search: Readonly<Record<string, unknown>>): ApprovalsSearch =>
  present({ site: readText(search.site), q: readText(search.q) });
