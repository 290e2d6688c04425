import { ObjectType } from '@nestjs/graphql';
import type { AccountKey, OrganizationKey } from '../platform/core/keys.js';
import { MemberRole, type MembershipFacts } from '../access/index.js';
import { Field } from '../platform/graphql/field.js';

@ObjectType('Membership', { description: "Somebody's place in an organization." })
export class MembershipObject {
  @Field(() => [MemberRole], 'The roles of the member; empty once the member has been removed.') roles: MemberRole[];

  /** Not fields: membership.resolver.ts loads what they refer to. */
  readonly organizationId: OrganizationKey;
  readonly userId: AccountKey;

  constructor(facts: MembershipFacts) {
    this.roles = [...facts.roles];
    this.organizationId = facts.organizationId;
    this.userId = facts.userId;
  }
}
