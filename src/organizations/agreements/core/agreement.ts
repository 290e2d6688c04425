import type { AgreementKey, OrganizationKey, ResourceKey } from '../../../platform/core/keys.js';
import type { Decimal } from '../../../platform/core/decimal.js';
import type { LocalDateTime } from '../../../platform/core/local-time.js';
import { codeWords } from '../../../platform/core/message.js';
import { type Refusal, refusal } from '../../../platform/core/refusal.js';
import { ok, refuse, type Result } from '../../../platform/core/result.js';
import type { Instant, TimeRange } from '../../../platform/core/time-range.js';
import { agreementReasons } from './refusals.js';

export type AgreementStatus = 'PROPOSED' | 'ACTIVE' | 'ENDED' | 'DECLINED';

const statusWord = codeWords<AgreementStatus>({
  PROPOSED: '待答复',
  ACTIVE: '生效中',
  ENDED: '已终止',
  DECLINED: '已拒绝',
});

export type AgreementSide = 'PROVIDER' | 'CONSUMER';

/** The known facts of an agreement. */
export interface AgreementFacts extends TimeRange {
  readonly id: AgreementKey;
  readonly providerId: OrganizationKey;
  readonly consumerId: OrganizationKey;
  readonly proposedBySide: AgreementSide;
  /** Days of the provider's zone; `to` is exclusive. `startsAt` and `endsAt` are their midnights. */
  readonly from: LocalDateTime;
  readonly to: LocalDateTime;
  readonly includedMinutes: number;
  readonly usedIncludedMinutes: number;
  readonly discountPercent: Decimal;
  /** The resources that it covers; null = all of the provider's. */
  readonly resourceIds: readonly ResourceKey[] | null;
  /** The written status; `agreementStatusAt` derives the present one. */
  readonly recordedStatus: AgreementStatus;
  readonly acceptedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly endReason: string | null;
}

/** The status at `now`: an accepted agreement ends with its term by itself; a proposal waits for an answer. */
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

/** The status after acceptance. One whose term is over is accepted too: it is over at once. */
export function acceptedStatus(
  agreement: Pick<AgreementFacts, 'recordedStatus' | 'endsAt'>,
  now: Instant,
): Result<'ACTIVE', Refusal<'WRONG_STATUS'>> {
  const status = agreementStatusAt(agreement, now);
  if (status === 'PROPOSED') return ok('ACTIVE');
  const facts = { needed: statusWord('PROPOSED'), status: statusWord(status) };
  return refuse(refusal(agreementReasons.notAcceptable, ['agreementId'], facts));
}

/** The status after an end. */
export function endedStatus(
  agreement: Pick<AgreementFacts, 'recordedStatus' | 'endsAt'>,
  now: Instant,
): Result<'ENDED' | 'DECLINED', Refusal<'WRONG_STATUS'>> {
  const status = agreementStatusAt(agreement, now);
  if (status === 'PROPOSED') return ok('DECLINED');
  if (status === 'ACTIVE') return ok('ENDED');
  const facts = { needed: [statusWord('PROPOSED'), statusWord('ACTIVE')], status: statusWord(status) };
  return refuse(refusal(agreementReasons.notEndable, ['agreementId'], facts));
}
