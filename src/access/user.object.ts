import type { AccountKey } from '../platform/core/keys.js';
import { NodeInterface, NodeType } from '../platform/graphql/node.js';
import { userIds } from './ids.js';
import { Field } from '../platform/graphql/field.js';

/** The known facts of a person. */
export interface UserFacts {
  readonly key: AccountKey;
  readonly name: string;
  /** null = the account is closed. */
  readonly email: string | null;
}

@NodeType('User', 'A person who signed up.')
export class UserObject extends NodeInterface {
  @Field(() => String, 'The name that the person goes by.') name: string;

  /** Not a field. */
  readonly key: AccountKey;

  /** Not a field: user.resolver.ts decides who may read it. */
  readonly confidentialEmail: string | null;

  constructor(facts: UserFacts) {
    super();
    this.id = userIds.encode(facts.key);
    this.key = facts.key;
    this.name = facts.name;
    this.confidentialEmail = facts.email;
  }
}
