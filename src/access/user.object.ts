import { Field, ObjectType } from '@nestjs/graphql';
import { NodeInterface } from '../platform/graphql/node.js';

/** What is known of a person. */
export interface UserFacts {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

@ObjectType('User', { implements: () => [NodeInterface], description: 'A person who signed up.' })
export class UserObject extends NodeInterface {
  @Field(() => String, { description: 'The name that the person goes by.' })
  name: string;

  /** Not a field: user.resolver.ts decides who may read it. */
  readonly confidentialEmail: string;

  constructor(facts: UserFacts) {
    super();
    this.id = facts.id;
    this.name = facts.name;
    this.confidentialEmail = facts.email;
  }
}
