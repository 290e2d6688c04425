import { Field, Float, ID, InputType } from '@nestjs/graphql';
import { MemberRole } from '../access/index.js';
import { TimeZoneScalar } from '../platform/graphql/scalars/time-zone.js';
import { OrganizationKind } from './core/organization.js';

@InputType({ description: 'A new organization.' })
export class RegisterOrganizationInput {
  @Field(() => String, {
    description: 'Lower-case letters a to z, digits and single hyphens between them; at most 63; unique.',
  })
  slug: string;

  @Field(() => String, { description: 'Its name; 1 to 200 characters.' })
  name: string;

  @Field(() => OrganizationKind, { description: 'What it is.' })
  kind: OrganizationKind;

  @Field(() => TimeZoneScalar, { description: 'The zone of its own calendar.' })
  timeZone: string;
}

@InputType({ description: 'Which organization is meant.' })
export class OrganizationActionInput {
  @Field(() => ID, { description: 'The organization.' })
  organizationId: string;
}

@InputType({ description: 'The roles of a person in an organization.' })
export class SetMemberInput {
  @Field(() => ID, { description: 'The organization.' })
  organizationId: string;

  @Field(() => String, { description: 'The e-mail address with which the person signed up.' })
  email: string;

  @Field(() => [MemberRole], { description: 'Replaces the roles held before; an empty list removes the member.' })
  roles: MemberRole[];
}

@InputType({ description: 'A new site.' })
export class CreateSiteInput {
  @Field(() => ID, { description: 'Whose it is.' })
  organizationId: string;

  @Field(() => String, { description: 'Its name; 1 to 200 characters.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'How to get there; at most 500 characters.' })
  address?: string | null;

  @Field(() => TimeZoneScalar, { description: 'The wall clock of everything there.' })
  timeZone: string;

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
}
