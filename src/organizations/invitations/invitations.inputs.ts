import { Field, ID, InputType } from '@nestjs/graphql';
import { MemberRole } from '../../access/index.js';

@InputType({ description: 'An invitation into an organization.' })
export class InviteMemberInput {
  @Field(() => ID, { description: 'The organization; the viewer is its ADMIN.' }) organizationId: string;
  @Field(() => String, { description: 'The address to invite, with or without an account; at most 254 characters.' })
  email: string;
  @Field(() => [MemberRole], { description: 'Roles that the person gets by accepting; at least one.' })
  roles: MemberRole[];
}

@InputType({ description: 'Names an invitation.' })
export class InvitationActionInput {
  @Field(() => ID, { description: 'The invitation. Its id never opens anything.' }) invitationId: string;
}

@InputType({ description: 'The secret of an invitation.' })
export class AcceptInvitationInput {
  @Field(() => String, { description: 'The part of the link after `#`.' }) token: string;
}
