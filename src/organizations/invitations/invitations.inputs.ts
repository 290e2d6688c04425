import { ID, InputType } from '@nestjs/graphql';
import { MemberRole } from '../../access/index.js';
import { Field } from '../../platform/graphql/field.js';

@InputType({ description: 'An invitation into an organization.' })
export class InviteMemberInput {
  @Field(() => ID, 'The organization; the viewer is its ADMIN.') organizationId: string;
  @Field(() => String, 'The address to invite, with or without an account; at most 254 characters.') email: string;
  @Field(() => [MemberRole], 'Roles that the person gets by accepting; at least one.') roles: MemberRole[];
}

@InputType({ description: 'Names an invitation.' })
export class InvitationActionInput {
  @Field(() => ID, 'The invitation. Its id never opens anything.') invitationId: string;
}

@InputType({ description: 'The secret of an invitation.' })
export class AcceptInvitationInput {
  @Field(() => String, 'The part of the link after `#`.') token: string;
}
