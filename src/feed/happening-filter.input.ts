import { ID, InputType } from '@nestjs/graphql';
import { organizationIds, userIds } from '../access/ids.js';
import type { HappeningKind } from '../happenings/index.js';
import type { Instant } from '../platform/core/time-range.js';
import { DateTimeScalar } from '../platform/graphql/scalars/date-time.js';
import { HappeningKindEnum } from './happening.object.js';
import { subjectKeyOf } from './ids.js';
import type { AskedHappenings } from './read-happenings.js';
import { Field, NullableField } from '../platform/graphql/field.js';

@InputType('HappeningFilter', {
  description: 'All that is given must hold. At least one of organizationId, subjectId and byId is needed.',
})
export class HappeningFilter {
  @NullableField(() => ID, 'The organization on either side.') organizationId?: string | null;
  @NullableField(
    () => ID,
    'The id of a booking, series, resource, downtime, rate, agreement, statement or organization. Any other id, and ' +
      'one that the viewer may not see, finds nothing.',
  )
  subjectId?: string | null;
  @NullableField(
    () => ID,
    'The person who did it. Without organizationId it is the viewer, unless a platform admin asks.',
  )
  byId?: string | null;
  @NullableField(() => [HappeningKindEnum], 'Kinds, any of which may match; null = all.')
  kinds?: HappeningKind[] | null;
  @Field(() => Boolean, 'Whether to leave out what the viewer did.', { defaultValue: false }) byOthers: boolean;
  @NullableField(() => DateTimeScalar, 'Start, inclusive; null = no limit.') from?: Instant | null;
  @NullableField(() => DateTimeScalar, 'End, exclusive; null = no limit.') to?: Instant | null;
}

/** The filter by keys. */
export const askedBy = ({
  organizationId,
  subjectId,
  byId,
  kinds,
  byOthers,
  from,
  to,
}: HappeningFilter): AskedHappenings => ({
  organization: organizationIds.readGiven(organizationId) ?? null,
  subject: subjectId == null ? null : subjectKeyOf(subjectId),
  by: userIds.readGiven(byId) ?? null,
  kinds: kinds ?? null,
  byOthers,
  from: from ?? null,
  to: to ?? null,
});
