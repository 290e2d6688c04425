import { Field, ObjectType } from '@nestjs/graphql';
import type { Instant } from '../../platform/core/time-range.js';
import { fill } from '../../platform/graphql/fill.js';
import { NodeInterface } from '../../platform/graphql/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time.js';
import type { Downtime } from './downtimes.repository.js';

@ObjectType('Downtime', {
  implements: () => [NodeInterface],
  description: 'Maintenance or a closure: it takes all units of a resource; downtimes may overlap each other.',
})
export class DowntimeObject extends NodeInterface {
  @Field(() => DateTimeScalar, { description: 'From.' })
  startsAt: Instant;

  @Field(() => DateTimeScalar, { description: 'To, exclusive.' })
  endsAt: Instant;

  @Field(() => String, { description: 'Why.' })
  reason: string;

  resourceId: string;

  static of(this: void, { id, period, reason, resourceId }: Downtime): DowntimeObject {
    return fill(DowntimeObject, { id, ...period, reason, resourceId });
  }
}
