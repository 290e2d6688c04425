import { Float, ID, InputType, Int } from '@nestjs/graphql';
import { MemberRole } from '../access/index.js';
import { TimeZoneScalar } from '../platform/graphql/scalars/time-zone.js';
import { OrganizationKind } from './core/organization.js';
import { Field, IdempotencyKey, NullableField } from '../platform/graphql/field.js';

@InputType({ description: 'A new organization.' })
export class RegisterOrganizationInput {
  @Field(() => String, 'Lower-case letters a to z, digits and single hyphens between them; at most 63; unique.')
  slug: string;
  @Field(() => String, 'Its name; 1 to 200 characters.') name: string;
  @Field(() => OrganizationKind, 'The kind.') kind: OrganizationKind;
  @Field(() => TimeZoneScalar, 'The zone of its own calendar.') timeZone: string;
  @NullableField(() => String, 'The address for statements; at most 500 characters.') address?: string | null;
  @NullableField(() => String, 'A registration number, e.g. the unified social credit code; at most 50 characters.')
  registrationCode?: string | null;
  @NullableField(() => String, 'Its own words about what it is and does; at most 2,000 characters.') description?:
    string | null;
  @NullableField(() => String, 'A way to reach it; one line of at most 200 characters.') contact?: string | null;
  @IdempotencyKey('the same thing and makes nothing new') idempotencyKey?: string | null;
}

@InputType({ description: 'Changes of an organization; absent fields stay as they are, null clears.' })
export class UpdateOrganizationInput {
  @Field(() => ID, 'The organization.') organizationId: string;
  @NullableField(() => String, 'The new name; 1 to 200 characters; null is INVALID.') name?: string | null;
  @NullableField(() => String, 'The address for statements; at most 500 characters.') address?: string | null;
  @NullableField(() => String, 'The registration number; at most 50 characters.') registrationCode?: string | null;
  @NullableField(() => String, 'Its own words about what it is and does; at most 2,000 characters.') description?:
    string | null;
  @NullableField(() => String, 'A way to reach it; one line of at most 200 characters.') contact?: string | null;
  @NullableField(() => Int, 'Months for which learners are kept after they left, 6 to 120; null means 36.')
  learnerRetentionMonths?: number | null;
}

@InputType({ description: 'The organization that is meant.' })
export class OrganizationActionInput {
  @Field(() => ID, 'The organization.') organizationId: string;
  @NullableField(() => String, 'Why, for its members; at most 2,000 characters. Declining needs it.')
  reason?: string | null;
}

@InputType({ description: 'The roles of a person in an organization.' })
export class SetMemberInput {
  @Field(() => ID, 'The organization.') organizationId: string;
  @Field(() => String, 'The e-mail address of a member.') email: string;
  @Field(() => [MemberRole], 'Replaces the roles held before; an empty list removes the member.') roles: MemberRole[];
}

@InputType({ description: 'A new site.' })
export class CreateSiteInput {
  @Field(() => ID, 'The organization it belongs to.') organizationId: string;
  @Field(() => String, 'Its name; 1 to 200 characters.') name: string;
  @NullableField(() => String, 'How to get there; at most 500 characters.') address?: string | null;
  @Field(() => TimeZoneScalar, 'The wall clock of everything there.') timeZone: string;
  @NullableField(() => Float, 'Degrees north, -90 to 90; together with longitude or not at all.')
  latitude?: number | null;
  @NullableField(() => Float, 'Degrees east, -180 to 180; together with latitude or not at all.')
  longitude?: number | null;
  @IdempotencyKey('the same thing and makes nothing new') idempotencyKey?: string | null;
}

@InputType({
  description: 'Changes of a site; absent fields stay as they are, null clears. Its time zone never changes.',
})
export class UpdateSiteInput {
  @Field(() => ID, 'The site.') siteId: string;
  @NullableField(() => String, 'The new name; 1 to 200 characters; null is INVALID.') name?: string | null;
  @NullableField(() => String, 'The way to get there; at most 500 characters.') address?: string | null;
  @NullableField(() => Float, 'Degrees north, -90 to 90; together with longitude.') latitude?: number | null;
  @NullableField(() => Float, 'Degrees east, -180 to 180; together with latitude.') longitude?: number | null;
}
