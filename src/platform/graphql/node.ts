import { Field, ID, InterfaceType } from '@nestjs/graphql';

/** Objects are instances of their GraphQL classes, so the class is the type. */
@InterfaceType('Node', {
  description: 'Anything that has an id and can be fetched again with `node`.',
  resolveType: (value: object) => value.constructor,
})
export abstract class NodeInterface {
  @Field(() => ID, { description: 'Opaque and stable.' }) id: string;
}
