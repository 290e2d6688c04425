import { ID, InterfaceType, ObjectType } from '@nestjs/graphql';
import { Field } from './field.js';

/** Objects are instances of their GraphQL classes, so the class is the type. */
@InterfaceType('Node', {
  description: 'Anything that has an id and can be fetched again with `node`.',
  resolveType: (value: object) => value.constructor,
})
export abstract class NodeInterface {
  @Field(() => ID, 'Opaque and stable.') id: string;
}

/** An object that `node` can fetch. Its class extends NodeInterface. */
export const NodeType = (name: string, description: string): ClassDecorator =>
  ObjectType(name, { implements: () => [NodeInterface], description });
