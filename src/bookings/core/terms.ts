import type { Instant, TimeRange } from '../../platform/core/time-range.js';
import type { Admission, AdmittedItem } from './admission.js';

/** What a booking becomes, and what binds it later whatever becomes of the policy. */
export interface Terms {
  readonly status: 'PENDING_APPROVAL' | 'CONFIRMED';
  readonly expiresAt: Instant | null;
  readonly cancellationNoticeMinutes: number | null;
  readonly checkInOpensMinutes: number;
  readonly noShowAfterMinutes: number | null;
}

const asksForApproval = (item: AdmittedItem, consumerId: string): boolean =>
  item.resource.policy.approval !== 'AUTOMATIC' && item.resource.organizationId !== consumerId;

const numbers = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null);

/** Of several resources the strictest term binds. A request that is still pending at its start has lapsed. */
export function termsOf(admission: Admission, period: TimeRange): Terms {
  const policies = admission.items.map((item) => item.resource.policy);
  const notices = numbers(policies.map((policy) => policy.cancellationNoticeMinutes));
  const noShows = numbers(policies.map((policy) => policy.noShowAfterMinutes));
  const pending = !admission.exempt && admission.items.some((item) => asksForApproval(item, admission.consumerId));
  return {
    status: pending ? 'PENDING_APPROVAL' : 'CONFIRMED',
    expiresAt: pending ? period.startsAt : null,
    cancellationNoticeMinutes: notices.length === 0 ? null : Math.max(...notices),
    checkInOpensMinutes: Math.min(...policies.map((policy) => policy.checkInOpensMinutes)),
    noShowAfterMinutes: noShows.length === 0 ? null : Math.min(...noShows),
  };
}
