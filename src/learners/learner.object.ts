import { ObjectType } from '@nestjs/graphql';
import type { LocalDateTime } from '../platform/core/local-time.js';
import type { Instant } from '../platform/core/time-range.js';
import { connectionOf } from '../platform/graphql/connection.js';
import { enumType } from '../platform/graphql/enum-type.js';
import { Field, NullableField } from '../platform/graphql/field.js';
import { fill } from '../platform/graphql/fill.js';
import { NodeInterface, NodeType } from '../platform/graphql/node.js';
import { DateTimeScalar } from '../platform/graphql/scalars/date-time.js';
import { LocalDateScalar } from '../platform/graphql/scalars/local-date.js';
import type { ConsentFacts, ConsentGiver, ConsentPurpose } from './core/consent.js';
import type { AgeGroup, LearnerFacts, LearnerStatus } from './core/learner.js';
import { learnerIds } from './ids.js';

export const LearnerStatusEnum = enumType<LearnerStatus>('LearnerStatus', 'How a learner stands at the school.', {
  ACTIVE: 'The learner is there.',
  LEFT: 'The learner left.',
  ERASED: 'Nothing of the person is kept any more.',
});

export const AgeGroupEnum = enumType<AgeGroup>('AgeGroup', 'Ages as rules tell them apart.', {
  UNDER_16: 'Under 16.',
  MINOR: '16 or 17.',
  ADULT: '18 or more.',
  UNKNOWN: 'The day of birth is not known; rules take it like MINOR.',
});

export const ConsentPurposeEnum = enumType<ConsentPurpose>('ConsentPurpose', 'Uses that need a consent.', {
  TRANSCRIPT_SHARING: 'The school shows the transcript to others.',
});

export const ConsentGiverEnum = enumType<ConsentGiver>('ConsentGiver', 'Persons who give a consent.', {
  LEARNER: 'The learner.',
  GUARDIAN: 'A guardian of the learner.',
});

@ObjectType('Consent', { description: 'A consent, and where its proof is kept.' })
export class ConsentObject {
  @Field(() => ConsentPurposeEnum, 'The use.') purpose: ConsentPurpose;
  @Field(() => ConsentGiverEnum, 'The giver.') by: ConsentGiver;
  @Field(() => LocalDateScalar, 'The day on which it was given.') givenOn: LocalDateTime;
  @Field(() => String, 'The place of its proof.') evidence: string;
  @NullableField(() => DateTimeScalar, 'When it was withdrawn; null while it stands.') withdrawnAt: Instant | null;

  static of(this: void, facts: ConsentFacts): ConsentObject {
    return fill(ConsentObject, facts);
  }
}

@NodeType(
  'Learner',
  'A person who learns, as one organization knows them. Fields that the viewer may not see are null or empty.',
)
export class LearnerObject extends NodeInterface {
  @Field(() => LearnerStatusEnum, 'How the learner stands now.') status: LearnerStatus;
  @NullableField(() => String, 'The name; null of an ERASED learner.') name: string | null;
  @NullableField(() => String, 'The number at the school, as it was first written; null of an ERASED learner.')
  number: string | null;
  @NullableField(() => LocalDateScalar, 'The day of birth; null when it is not known.') bornOn: LocalDateTime | null;
  @NullableField(() => String, 'The class; null when it is not known.') cohort: string | null;
  @NullableField(() => String, 'The programme; null when it is not known.') programme: string | null;
  @NullableField(() => LocalDateScalar, 'The day of enrolment; null when it is not known.')
  enrolledOn: LocalDateTime | null;
  @NullableField(() => LocalDateScalar, 'The day of leaving; null unless the learner LEFT.')
  leftOn: LocalDateTime | null;

  /** Not a field. */
  readonly facts: LearnerFacts;

  constructor(facts: LearnerFacts) {
    super();
    const { identity } = facts;
    this.id = learnerIds.encode(facts.key);
    this.status = facts.status;
    this.name = identity?.name ?? null;
    this.number = identity?.number ?? null;
    this.bornOn = identity?.bornOn ?? null;
    this.cohort = identity?.cohort ?? null;
    this.programme = identity?.programme ?? null;
    this.enrolledOn = identity?.enrolledOn ?? null;
    this.leftOn = facts.leftOn;
    this.facts = facts;
  }
}

@ObjectType('LearnerConnection', { description: 'A page of learners.' })
export class LearnerConnection extends connectionOf(LearnerObject, 'Learner') {}
