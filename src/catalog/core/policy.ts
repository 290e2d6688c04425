import { type Refusal, refusal } from '../../platform/core/refusal.js';
import { fieldWord } from './field-words.js';
import { catalogReasons } from './refusals.js';

export type ApprovalMode = 'AUTOMATIC' | 'OWNER_APPROVES' | 'AUTOMATIC_FOR_PARTNERS';

/** On what terms a resource can be booked; null means no such rule. */
export interface BookingPolicy {
  readonly minimumMinutes: number | null;
  readonly maximumMinutes: number | null;
  readonly startStepMinutes: number | null;
  readonly minimumNoticeMinutes: number | null;
  readonly maximumAdvanceDays: number | null;
  readonly turnaroundMinutes: number;
  readonly approval: ApprovalMode;
  readonly cancellationNoticeMinutes: number | null;
  readonly checkInOpensMinutes: number;
  readonly noShowAfterMinutes: number | null;
}

export const defaultPolicy: BookingPolicy = {
  minimumMinutes: null,
  maximumMinutes: null,
  startStepMinutes: null,
  minimumNoticeMinutes: null,
  maximumAdvanceDays: null,
  turnaroundMinutes: 0,
  approval: 'AUTOMATIC',
  cancellationNoticeMinutes: null,
  checkInOpensMinutes: 15,
  noShowAfterMinutes: null,
};

/** Changes of a policy: an absent rule stays, null clears. */
export type PolicyChange = { readonly [K in keyof BookingPolicy]?: BookingPolicy[K] | null | undefined };

const YEAR_MINUTES = 366 * 24 * 60;

interface Limit {
  readonly least: number;
  readonly most: number;
  readonly clearable: boolean;
}

const minutes = (least: number, clearable: boolean): Limit => ({ least, most: YEAR_MINUTES, clearable });

const limits: Readonly<Record<Exclude<keyof BookingPolicy, 'approval'>, Limit>> = {
  minimumMinutes: minutes(1, true),
  maximumMinutes: minutes(1, true),
  startStepMinutes: { least: 1, most: 24 * 60, clearable: true },
  minimumNoticeMinutes: minutes(0, true),
  maximumAdvanceDays: { least: 0, most: 36_600, clearable: true },
  turnaroundMinutes: minutes(0, false),
  cancellationNoticeMinutes: minutes(0, true),
  checkInOpensMinutes: minutes(0, false),
  noShowAfterMinutes: minutes(0, true),
};

/** The policy after the change, and every problem of it with its path from the resource. */
export function changePolicy(
  policy: BookingPolicy,
  change: PolicyChange,
): { readonly policy: BookingPolicy; readonly problems: readonly Refusal<'INVALID'>[] } {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  // A null may stand where the type has none; the checks below refuse it.
  const changed: BookingPolicy = { ...policy, ...given };
  const problems: Refusal<'INVALID'>[] = [];
  for (const [name, limit] of Object.entries(limits)) {
    const value = changed[name as keyof typeof limits];
    const field = fieldWord(name);
    if (value === null && !limit.clearable) {
      problems.push(refusal(catalogReasons.numberNotCleared, ['policy', name], { field, least: limit.least }));
    } else if (value !== null && (value < limit.least || value > limit.most)) {
      const { least, most } = limit;
      problems.push(refusal(catalogReasons.outOfRange, ['policy', name], { field, least, most, given: value }));
    }
  }
  if (change.approval === null) {
    problems.push(refusal(catalogReasons.approvalNotCleared, ['policy', 'approval']));
  }
  const { minimumMinutes, maximumMinutes } = changed;
  if (minimumMinutes !== null && maximumMinutes !== null && minimumMinutes > maximumMinutes) {
    const facts = { minimum: minimumMinutes, maximum: maximumMinutes };
    problems.push(refusal(catalogReasons.minimumOverMaximum, ['policy', 'minimumMinutes'], facts));
  }
  return { policy: changed, problems };
}
