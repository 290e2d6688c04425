import type { Decimal } from '../../../platform/core/decimal.js';
import type { LocalDateTime } from '../../../platform/core/local-time.js';
import { ok, refuse, type Result } from '../../../platform/core/result.js';
import type { Instant, TimeRange } from '../../../platform/core/time-range.js';

export const AgreementStatus = {
  PROPOSED: 'PROPOSED',
  ACTIVE: 'ACTIVE',
  ENDED: 'ENDED',
  DECLINED: 'DECLINED',
} as const;

export type AgreementStatus = (typeof AgreementStatus)[keyof typeof AgreementStatus];

export type AgreementSide = 'PROVIDER' | 'CONSUMER';

/** What is known of an agreement. */
export interface AgreementFacts extends TimeRange {
  readonly id: string;
  readonly providerId: string;
  readonly consumerId: string;
  readonly proposedBySide: AgreementSide;
  /** Days of the provider's zone; `to` is exclusive. `startsAt` and `endsAt` are their midnights. */
  readonly from: LocalDateTime;
  readonly to: LocalDateTime;
  readonly includedMinutes: number;
  readonly usedIncludedMinutes: number;
  readonly discountPercent: Decimal;
  /** Null: all of the provider's. */
  readonly resourceIds: readonly string[] | null;
  /** What was written; time goes on, so `agreementStatusAt` tells what it has become. */
  readonly recordedStatus: AgreementStatus;
  readonly acceptedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly endReason: string | null;
}

/** What the agreement is at `now`: an accepted one ends with its term by itself; a proposal waits for an answer. */
export const agreementStatusAt = (
  agreement: Pick<AgreementFacts, 'recordedStatus' | 'endsAt'>,
  now: Instant,
): AgreementStatus =>
  agreement.recordedStatus === 'ACTIVE' && agreement.endsAt <= now ? 'ENDED' : agreement.recordedStatus;

/** The two sides as the table of permissions names them. */
export const subjectOf = (agreement: Pick<AgreementFacts, 'providerId' | 'consumerId'>) => ({
  own: agreement.consumerId,
  provider: agreement.providerId,
});

/** The side that may accept, likewise: the one that did not propose. */
export const accepterOf = (agreement: Pick<AgreementFacts, 'providerId' | 'consumerId' | 'proposedBySide'>) =>
  agreement.proposedBySide === 'PROVIDER' ? { own: agreement.consumerId } : { provider: agreement.providerId };

/** What accepting makes of it; refused with a sentence. One whose term is over is accepted too: it is over at once. */
export function acceptedStatus(agreement: Pick<AgreementFacts, 'recordedStatus' | 'endsAt'>, now: Instant) {
  const status = agreementStatusAt(agreement, now);
  return status === 'PROPOSED'
    ? ok('ACTIVE' as const)
    : refuse(`Only an agreement that is PROPOSED can be accepted; this one is ${status}.`);
}

/** What ending makes of it; refused with a sentence. */
export function endedStatus(
  agreement: Pick<AgreementFacts, 'recordedStatus' | 'endsAt'>,
  now: Instant,
): Result<'ENDED' | 'DECLINED', string> {
  const status = agreementStatusAt(agreement, now);
  if (status === 'PROPOSED') return ok('DECLINED');
  if (status === 'ACTIVE') return ok('ENDED');
  return refuse(`Only an agreement that is PROPOSED or ACTIVE can be ended; this one is ${status}.`);
}
