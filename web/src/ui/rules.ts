import { t } from '../i18n/t';
import { lengthWord } from './lengths';

/** The policy of a resource, as the API has it. */
export interface Policy {
  readonly approval: keyof typeof t.resource.rule.approval;
  readonly minimumMinutes?: number | null;
  readonly maximumMinutes?: number | null;
  readonly startStepMinutes?: number | null;
  readonly minimumNoticeMinutes?: number | null;
  readonly maximumAdvanceDays?: number | null;
  readonly turnaroundMinutes: number;
  readonly cancellationNoticeMinutes?: number | null;
  readonly checkInOpensMinutes: number;
  readonly noShowAfterMinutes?: number | null;
}

/** The rules of a policy, each a sentence; those that it does not set are left out. */
export function ruleSentences(policy: Policy): string[] {
  const { rule } = t.resource;
  const length = (minutes: number | null | undefined, sentence: (length: string) => string) =>
    minutes == null || minutes === 0 ? [] : [sentence(lengthWord(minutes))];
  return [
    rule.approval[policy.approval],
    ...length(policy.minimumMinutes, rule.minimum),
    ...length(policy.maximumMinutes, rule.maximum),
    ...length(policy.startStepMinutes, rule.step),
    ...length(policy.minimumNoticeMinutes, rule.notice),
    ...(policy.maximumAdvanceDays == null ? [] : [rule.advance(policy.maximumAdvanceDays)]),
    ...length(policy.turnaroundMinutes, rule.turnaround),
    ...(policy.cancellationNoticeMinutes == null
      ? [rule.neverLate]
      : [rule.lateFrom(lengthWord(policy.cancellationNoticeMinutes))]),
    ...length(policy.checkInOpensMinutes, rule.checkIn),
    ...length(policy.noShowAfterMinutes, rule.noShow),
  ];
}
