import { Field, Float, ID, InputType } from '@nestjs/graphql';
import { MemberRole } from '../access/index.js';
import { TimeZoneScalar } from '../platform/graphql/scalars/time-zone.js';
import { OrganizationKind } from './core/organization.js';

const REPEAT_KEY =
  '1 to 200 characters; the same key with the same input answers the same thing and makes nothing new.';

@InputType({ description: 'A new organization.' })
export class RegisterOrganizationInput {
  @Field(() => String, {
    description: 'Lower-case letters a to z, digits and single hyphens between them; at most 63; unique.',
  })
  slug: string;
  @Field(() => String, { description: 'Its name; 1 to 200 characters.' }) name: string;
  @Field(() => OrganizationKind, { description: 'The kind.' }) kind: OrganizationKind;
  @Field(() => TimeZoneScalar, { description: 'The zone of its own calendar.' }) timeZone: string;
  @Field(() => String, { nullable: true, description: 'The address for statements; at most 500 characters.' })
  address?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'A registration number, e.g. the unified social credit code; at most 50 characters.',
  })
  registrationCode?: string | null;
  @Field(() => String, { nullable: true, description: REPEAT_KEY }) idempotencyKey?: string | null;
}

@InputType({ description: 'Changes of an organization; absent fields stay as they are, null clears.' })
export class UpdateOrganizationInput {
  @Field(() => ID, { description: 'The organization.' }) organizationId: string;
  @Field(() => String, { nullable: true, description: 'The new name; 1 to 200 characters; null is INVALID.' })
  name?: string | null;
  @Field(() => String, { nullable: true, description: 'The address for statements; at most 500 characters.' })
  address?: string | null;
  @Field(() => String, { nullable: true, description: 'The registration number; at most 50 characters.' })
  registrationCode?: string | null;
}

@InputType({ description: 'The organization that is meant.' })
export class OrganizationActionInput {
  @Field(() => ID, { description: 'The organization.' }) organizationId: string;
}

@InputType({ description: 'The roles of a person in an organization.' })
export class SetMemberInput {
  @Field(() => ID, { description: 'The organization.' }) organizationId: string;
  @Field(() => String, { description: 'The e-mail address of a member.' }) email: string;
  @Field(() => [MemberRole], { description: 'Replaces the roles held before; an empty list removes the member.' })
  roles: MemberRole[];
}

@InputType({ description: 'A new site.' })
export class CreateSiteInput {
  @Field(() => ID, { description: 'The organization it belongs to.' }) organizationId: string;
  @Field(() => String, { description: 'Its name; 1 to 200 characters.' }) name: string;
  @Field(() => String, { nullable: true, description: 'How to get there; at most 500 characters.' })
  address?: string | null;
  @Field(() => TimeZoneScalar, { description: 'The wall clock of everything there.' }) timeZone: string;
  @Field(() => Float, {
    nullable: true,
    description: 'Degrees north, -90 to 90; together with longitude or not at all.',
  })
  latitude?: number | null;
  @Field(() => Float, {
    nullable: true,
    description: 'Degrees east, -180 to 180; together with latitude or not at all.',
  })
  longitude?: number | null;
  @Field(() => String, { nullable: true, description: REPEAT_KEY }) idempotencyKey?: string | null;
}

@InputType({
  description: 'Changes of a site; absent fields stay as they are, null clears. Its time zone never changes.',
})
export class UpdateSiteInput {
  @Field(() => ID, { description: 'The site.' }) siteId: string;
  @Field(() => String, { nullable: true, description: 'The new name; 1 to 200 characters; null is INVALID.' })
  name?: string | null;
  @Field(() => String, { nullable: true, description: 'The way to get there; at most 500 characters.' })
  address?: string | null;
  @Field(() => Float, { nullable: true, description: 'Degrees north, -90 to 90; together with longitude.' })
  latitude?: number | null;
  @Field(() => Float, { nullable: true, description: 'Degrees east, -180 to 180; together with latitude.' })
  longitude?: number | null;
}
