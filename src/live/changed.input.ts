import { ID, InputType } from '@nestjs/graphql';
import { organizationIds } from '../access/ids.js';
import { resourceIds } from '../organizations/ids.js';
import { Field } from '../platform/graphql/field.js';
import { coverageOf, type Coverage } from './core/coverage.js';

@InputType('ChangedInput', {
  description: 'Subject of a subscription. Ids that the viewer may not see are ignored. At least one thing is needed.',
})
export class ChangedInput {
  @Field(
    () => [ID],
    'Schedules and descriptions of these resources, of what is inside them and of what contains them; at most 100.',
    { defaultValue: [] },
  )
  resourceIds: string[];
  @Field(
    () => [ID],
    "Bookings, agreements, statements, resources and members of the viewer's organizations; at most 100.",
    { defaultValue: [] },
  )
  organizationIds: string[];
  @Field(() => Boolean, 'Organizations to verify, for platform admins.', { defaultValue: false }) platform: boolean;
}

/** The coverage by keys. */
export const coverageBy = (input: ChangedInput): Coverage =>
  coverageOf(
    input.resourceIds.map((id) => resourceIds.read(id)),
    input.organizationIds.map((id) => organizationIds.read(id)),
    input.platform,
  );
