import type { Refusal } from '../../platform/core/refusal.js';
import type { Instant } from '../../platform/core/time-range.js';

/** How many rows or acts a quota allows, before and after the organization concerned is VERIFIED. */
export interface QuotaLimit {
  readonly whilePending: number;
  readonly onceVerified: number;
}

/** The table of rules A7. */
export type QuotaKind =
  | 'accountsOfNetwork'
  | 'pendingOrganizationsOfAccount'
  | 'organizationsOfNetwork'
  | 'openInvitations'
  | 'invitationsOfDay'
  | 'sites'
  | 'draftResources'
  | 'calendarDays'
  | 'proposedAgreements'
  | 'proposedAgreementsOfPair'
  | 'heldBookings'
  | 'pendingApprovals'
  | 'disputesOfLine';

export type QuotaLimits = Readonly<Record<QuotaKind, QuotaLimit>>;

/** A refusal of a quota; every slice's error enum has its code. */
export type TooMany = Refusal<'TOO_MANY'>;

type Status = 'PENDING' | 'VERIFIED' | 'SUSPENDED';

export const quotaFor = (limit: QuotaLimit, status: Status): number =>
  status === 'VERIFIED' ? limit.onceVerified : limit.whilePending;

/**
 * A refusal when `wanted` more would exceed `most`; null when they fit. `what` names the counted things in the plural,
 * `room` says in a sentence when there is room again.
 */
export function tooMany(
  count: { readonly most: number; readonly present: number; readonly wanted?: number },
  what: string,
  room: string,
  field: string[] | null = null,
): TooMany | null {
  const { most, present, wanted = 1 } = count;
  if (present + wanted <= most) return null;
  return { code: 'TOO_MANY', message: `There may be at most ${most} ${what}; there are ${present}. ${room}`, field };
}

/** The start of the window of `lengthMs` in which an instant lies; windows are counted from the epoch. */
export const quotaWindow = (now: Instant, lengthMs: number): Instant => Math.floor(now / lengthMs) * lengthMs;
