import { sessionIds } from '../ids.js';
import type { Instant } from '../../platform/core/time-range.js';
import { NodeInterface, NodeType } from '../../platform/graphql/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time.js';
import type { SessionFacts } from '../sessions.queries.js';
import { Field } from '../../platform/graphql/field.js';

@NodeType('Session', 'A sign-in that is alive.')
export class SessionObject extends NodeInterface {
  @Field(() => DateTimeScalar, 'The instant of signing in.') createdAt: Instant;
  @Field(() => DateTimeScalar, 'The instant of the last request, true to 5 minutes.') lastSeenAt: Instant;
  @Field(
    () => DateTimeScalar,
    'When the session ends unless it is used before. Each use puts the end off, at most to its longest time.',
  )
  expiresAt: Instant;
  @Field(() => String, 'The program and system in words, e.g. "Firefox on Windows"; never a network address.')
  device: string;
  @Field(() => Boolean, 'True of the session with which this request came.') isCurrent: boolean;

  constructor(facts: SessionFacts, isCurrent: boolean) {
    super();
    this.id = sessionIds.encode(facts.key);
    this.createdAt = facts.createdAt;
    this.lastSeenAt = facts.lastSeenAt;
    this.expiresAt = facts.expiresAt;
    this.device = facts.device;
    this.isCurrent = isCurrent;
  }
}
