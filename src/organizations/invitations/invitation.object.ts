import { invitationIds } from '../ids.js';
import { MemberRole } from '../../access/index.js';
import type { AccountKey, OrganizationKey } from '../../platform/core/keys.js';
import type { Instant } from '../../platform/core/time-range.js';
import { NodeInterface, NodeType } from '../../platform/graphql/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time.js';
import type { InvitationFacts } from './core/invitation.js';
import { Field } from '../../platform/graphql/field.js';

@NodeType(
  'Invitation',
  'An invitation of an e-mail address into an organization; it is open for 7 days and opens once.',
)
export class InvitationObject extends NodeInterface {
  @Field(() => String, 'The invited address, in lower case.') email: string;
  @Field(() => [MemberRole], 'Roles that accepting adds to those that the person has.') roles: MemberRole[];
  @Field(() => DateTimeScalar, 'The instant at which the ADMIN invited the address.') createdAt: Instant;
  @Field(() => DateTimeScalar, 'The instant from which the link opens nothing, exclusive.') expiresAt: Instant;

  /** Not fields: invitation.resolver.ts loads the objects. */
  readonly organizationId: OrganizationKey;
  readonly inviterId: AccountKey;

  constructor(facts: InvitationFacts) {
    super();
    this.id = invitationIds.encode(facts.key);
    this.email = facts.email;
    this.roles = [...facts.roles];
    this.createdAt = facts.createdAt;
    this.expiresAt = facts.expiresAt;
    this.organizationId = facts.organizationId;
    this.inviterId = facts.invitedBy;
  }
}
