import { type Refusal, refusal } from '../../platform/core/refusal.js';
import type { Instant } from '../../platform/core/time-range.js';
import { quotaReasons, type windowReasons } from './quota-sentences.js';

/** How many rows or acts a quota allows, before and after the organization concerned is VERIFIED. */
export interface QuotaLimit {
  readonly whilePending: number;
  readonly onceVerified: number;
}

/** Quotas that bound acts in a window of time. */
export type WindowQuota = keyof typeof windowReasons;

/** Quotas that bound rows which exist. */
export type RowQuota = Exclude<keyof typeof quotaReasons, 'sitesWhilePending'>;

/** The table of rules A7. */
export type QuotaKind = WindowQuota | RowQuota;

export type QuotaLimits = Readonly<Record<QuotaKind, QuotaLimit>>;

/** A refusal of a quota; every slice's error enum has its code. */
export type TooMany = Refusal<'TOO_MANY'>;

type Status = 'PENDING' | 'VERIFIED' | 'SUSPENDED';

export const quotaFor = (limit: QuotaLimit, status: Status): number =>
  status === 'VERIFIED' ? limit.onceVerified : limit.whilePending;

/** A refusal when `wanted` more rows would exceed `most`; null when they fit. */
export function tooMany(
  kind: RowQuota,
  status: Status,
  { most, present, wanted }: { readonly most: number; readonly present: number; readonly wanted: number },
): TooMany | null {
  if (present + wanted <= most) return null;
  const isSmaller = kind === 'sites' && status !== 'VERIFIED';
  return refusal(quotaReasons[isSmaller ? 'sitesWhilePending' : kind], null, { most, present });
}

/** The start of the window of `lengthMs` in which an instant lies; windows are counted from the epoch. */
export const quotaWindow = (now: Instant, lengthMs: number): Instant => Math.floor(now / lengthMs) * lengthMs;
