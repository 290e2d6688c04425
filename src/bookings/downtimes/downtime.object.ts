import { downtimeIds } from '../ids.js';
import type { ResourceKey } from '../../platform/core/keys.js';
import type { Instant } from '../../platform/core/time-range.js';
import { fill } from '../../platform/graphql/fill.js';
import { NodeInterface, NodeType } from '../../platform/graphql/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time.js';
import type { Downtime } from './downtimes.repository.js';
import { Field } from '../../platform/graphql/field.js';

@NodeType('Downtime', 'Maintenance or a closure: it takes all units of a resource; downtimes may overlap each other.')
export class DowntimeObject extends NodeInterface {
  @Field(() => DateTimeScalar, 'Start, inclusive.') startsAt: Instant;
  @Field(() => DateTimeScalar, 'End, exclusive.') endsAt: Instant;
  @Field(() => String, 'Why.') reason: string;

  resourceId: ResourceKey;

  static of(this: void, { id, period, reason, resourceId }: Downtime): DowntimeObject {
    return fill(DowntimeObject, { id: downtimeIds.encode(id), ...period, reason, resourceId });
  }
}
