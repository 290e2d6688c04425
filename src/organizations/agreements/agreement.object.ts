import { ID, Int } from '@nestjs/graphql';
import { agreementIds, resourceIds } from '../ids.js';
import type { OrganizationKey } from '../../platform/core/keys.js';
import type { Decimal } from '../../platform/core/decimal.js';
import type { LocalDateTime } from '../../platform/core/local-time.js';
import type { Instant } from '../../platform/core/time-range.js';
import { enumType } from '../../platform/graphql/enum-type.js';
import { NodeInterface, NodeType } from '../../platform/graphql/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time.js';
import { DecimalScalar } from '../../platform/graphql/scalars/decimal.js';
import { LocalDateScalar } from '../../platform/graphql/scalars/local-date.js';
import { type AgreementFacts, type AgreementStatus, agreementStatusAt } from './core/agreement.js';
import { Field, NullableField } from '../../platform/graphql/field.js';

const AgreementStatusEnum = enumType<AgreementStatus>('AgreementStatus', 'How far an agreement has come.', {
  PROPOSED: 'Waits for an ADMIN of the other side; binds nobody, however late it is.',
  ACTIVE: 'Accepted, and neither ended nor past its term; before `from` it waits for its term.',
  ENDED: 'Past its term, or ended before; what is booked stays as it was quoted.',
  DECLINED: 'Ended before anybody accepted it.',
});

@NodeType('Agreement', 'Terms that make two organizations partners for a while; seen by ADMINs and FINANCE of both.')
export class AgreementObject extends NodeInterface {
  @Field(() => AgreementStatusEnum, 'How far it has come.') status: AgreementStatus;
  @Field(() => LocalDateScalar, "The first day of its term, in the provider's zone.") from: LocalDateTime;
  @Field(() => LocalDateScalar, "The first day after its term, in the provider's zone.") to: LocalDateTime;
  @Field(() => Int, 'Unit-minutes that are free of charge.') includedMinutes: number;
  @Field(() => Int, 'How many of the included minutes are drawn.') usedIncludedMinutes: number;
  @Field(() => DecimalScalar, 'The discount on what is not included, 0 to 100, without needless zeros: 10 or 12.5.')
  discountPercent: Decimal;
  @NullableField(() => [ID], 'The resources that it covers; null: all that the provider has and will have.')
  resourceIds: string[] | null;
  @NullableField(() => DateTimeScalar, 'When it was accepted; null until then.') acceptedAt: Instant | null;
  @NullableField(
    () => DateTimeScalar,
    'When it was ended or declined; null when nobody did, also when its term is over.',
  )
  endedAt: Instant | null;
  @NullableField(() => String, 'Why it was ended or declined.') endReason: string | null;

  /** Not fields: agreement.resolver.ts loads what they refer to. */
  readonly providerId: OrganizationKey;
  readonly consumerId: OrganizationKey;
  readonly proposerId: OrganizationKey;

  constructor(facts: AgreementFacts, now: Instant) {
    super();
    this.id = agreementIds.encode(facts.id);
    this.status = agreementStatusAt(facts, now);
    this.from = facts.from;
    this.to = facts.to;
    this.includedMinutes = facts.includedMinutes;
    this.usedIncludedMinutes = facts.usedIncludedMinutes;
    this.discountPercent = facts.discountPercent;
    this.resourceIds = facts.resourceIds === null ? null : facts.resourceIds.map((key) => resourceIds.encode(key));
    this.acceptedAt = facts.acceptedAt;
    this.endedAt = facts.endedAt;
    this.endReason = facts.endReason;
    this.providerId = facts.providerId;
    this.consumerId = facts.consumerId;
    this.proposerId = facts.proposedBySide === 'PROVIDER' ? facts.providerId : facts.consumerId;
  }
}
