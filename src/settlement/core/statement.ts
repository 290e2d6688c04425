import type {
  AccountKey,
  OrganizationKey,
  StatementKey,
  StatementLineKey,
  UsageKey,
} from '../../platform/core/keys.js';
import type { LocalDateTime } from '../../platform/core/local-time.js';
import { codeWords } from '../../platform/core/message.js';
import type { Currency, Money } from '../../platform/core/money.js';
import type { Instant } from '../../platform/core/time-range.js';

/** In the order in which a statement goes through them. */
export type StatementStatus = 'OPEN' | 'ISSUED' | 'ACCEPTED' | 'SETTLED';

/** A status as a sentence names it. */
export const statementStatusWord = codeWords<StatementStatus>({
  OPEN: '未出具',
  ISSUED: '已出具',
  ACCEPTED: '已确认',
  SETTLED: '已结清',
});

/** The debt of a consumer to a provider for a month, in one currency. */
export interface Statement {
  readonly id: StatementKey;
  readonly providerId: OrganizationKey;
  readonly consumerId: OrganizationKey;
  readonly currency: Currency;
  /** Its first day, on the wall clock of the provider. */
  readonly month: LocalDateTime;
  readonly status: StatementStatus;
  readonly issuedAt: Instant | null;
  readonly acceptedAt: Instant | null;
  readonly settledAt: Instant | null;
  readonly total: Money;
  /** For example 2027-000123: given when issued, counted per provider and year; null while OPEN. */
  readonly number: string | null;
  /** Both sides as they were when it was issued; null while OPEN. */
  readonly parties: { readonly provider: Party; readonly consumer: Party } | null;
}

/** A side of a statement as it stands on paper. */
export interface Party {
  readonly name: string;
  readonly address: string | null;
  readonly registrationCode: string | null;
}

/** A disagreement with a line and what came of it. */
export interface LineDispute {
  readonly lineId: StatementLineKey;
  readonly reason: string;
  readonly raisedBy: AccountKey;
  readonly raisedAt: Instant;
  /** The provider's answer; null while the dispute is open. */
  readonly answer: {
    readonly reason: string;
    readonly by: AccountKey;
    readonly at: Instant;
    /** The line that corrects by an amount; null when the dispute was rejected. */
    readonly correctedById: StatementLineKey | null;
  } | null;
}

export interface StatementLine {
  readonly id: StatementLineKey;
  readonly statementId: StatementKey;
  /** The record of use; null = the line corrects another line. */
  readonly usageId: UsageKey | null;
  readonly correctsId: StatementLineKey | null;
  readonly amount: Money;
  readonly description: string;
  readonly postedAt: Instant;
  /** Why the consumer disputes it; null: it does not. */
  readonly disputeReason: string | null;
}

/** The sides that a permission is asked of. */
export const subjectOf = ({ providerId, consumerId }: Pick<Statement, 'providerId' | 'consumerId'>) => ({
  own: consumerId,
  provider: providerId,
});
