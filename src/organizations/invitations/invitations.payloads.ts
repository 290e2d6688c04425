import { ObjectType } from '@nestjs/graphql';
import { ViewerObject } from '../../access/index.js';
import type { Result } from '../../platform/core/result.js';
import { fill } from '../../platform/graphql/fill.js';
import type { OrganizationRefusal } from '../core/refusals.js';
import { OrganizationUserErrorObject } from '../organizations.payloads.js';
import type { InvitationFacts } from './core/invitation.js';
import { InvitationObject } from './invitation.object.js';
import { Field, NullableField } from '../../platform/graphql/field.js';
import { userErrorsOf } from '../../platform/graphql/user-error.js';

interface Made {
  readonly invitation: InvitationFacts;
  readonly url: string | null;
}

@ObjectType({ description: 'An invitation, or the reasons why it was not made or revoked.' })
export class InvitationPayload {
  @NullableField(() => InvitationObject, 'The invitation; null when refused.') invitation: InvitationObject | null;
  @NullableField(
    () => String,
    'The one-time link to hand over; its token follows `#`. `inviteMember` returns it once; null everywhere else.',
  )
  url: string | null;
  @Field(() => [OrganizationUserErrorObject], 'Every reason for the refusal; empty when done.')
  userErrors: OrganizationUserErrorObject[];

  static of(this: void, result: Result<Made, readonly OrganizationRefusal[]>): InvitationPayload {
    return fill(InvitationPayload, {
      invitation: result.ok ? new InvitationObject(result.value.invitation) : null,
      url: result.ok ? result.value.url : null,
      userErrors: userErrorsOf(result),
    });
  }
}

@ObjectType({ description: 'The viewer without the membership, or the reasons why it stands.' })
export class LeaveOrganizationPayload {
  @NullableField(() => ViewerObject, 'The viewer as they are now; null when refused.') viewer: ViewerObject | null;
  @Field(() => [OrganizationUserErrorObject], 'Every reason for the refusal; empty when done.')
  userErrors: OrganizationUserErrorObject[];
}
