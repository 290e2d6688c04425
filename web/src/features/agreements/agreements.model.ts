import { addDays, type LocalDate } from '../../time/zoned';
import { present, readOneOf } from '../../ui/address';

/** The state of the page of agreements that its address keeps. */
export interface AgreementsSearch {
  readonly propose?: 'yes';
}

export const readAgreements = (search: Readonly<Record<string, unknown>>): AgreementsSearch =>
  present({ propose: readOneOf(search.propose, ['yes']) });

export const GROUPS = ['PROPOSED', 'ACTIVE', 'ENDED'] as const;
export type Group = (typeof GROUPS)[number];

interface Standing {
  readonly status: 'PROPOSED' | 'ACTIVE' | 'ENDED' | 'DECLINED';
}

/** The group of the page in which an agreement stands: declined ones are over as well. */
export const groupOf = ({ status }: Standing): Group => (status === 'DECLINED' ? 'ENDED' : status);

export type Step = 'accept' | 'decline' | 'withdraw' | 'end';

/**
 * The steps of an agreement that a member with FINANCE or ADMIN may take for one of its sides. Only an ADMIN of the side
 * that did not propose accepts it.
 */
export function stepsOf(agreement: Standing & { readonly isOwnProposal: boolean }, isAdmin: boolean): Step[] {
  if (agreement.status === 'ACTIVE') return ['end'];
  if (agreement.status !== 'PROPOSED') return [];
  if (agreement.isOwnProposal) return ['withdraw'];
  return isAdmin ? ['accept', 'decline'] : ['decline'];
}

export interface ProposalValues {
  readonly partner?: string;
  readonly side: 'own' | 'other';
  readonly from: LocalDate;
  /** The last day of the term. */
  readonly to: LocalDate;
  /** Hours, as they are typed. */
  readonly includedMinutes: string;
  readonly discountPercent: string;
  /** The resources that it covers; null = all. */
  readonly resourceIds?: readonly string[] | null;
}

/** A proposal as the API takes it. It counts minutes, and its term ends before the day that it names. */
export function proposalOf(values: ProposalValues, own: string) {
  const { partner = '', side, from, to, includedMinutes, discountPercent, resourceIds } = values;
  const hours = Number(includedMinutes.trim());
  return {
    providerId: side === 'own' ? own : partner,
    consumerId: side === 'own' ? partner : own,
    from,
    to: to === '' ? to : addDays(to, 1),
    includedMinutes: Number.isFinite(hours) ? Math.round(hours * 60) : 0,
    discountPercent: discountPercent.trim() === '' ? '0' : discountPercent.trim(),
    resourceIds: resourceIds == null ? null : [...resourceIds],
  };
}
