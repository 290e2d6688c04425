import { ObjectType } from '@nestjs/graphql';
import { type HappeningKind, happeningKinds } from '../happenings/index.js';
import type { Instant } from '../platform/core/time-range.js';
import { edgeOf, type Edge, PageInfoObject } from '../platform/graphql/connection.js';
import { enumType } from '../platform/graphql/enum-type.js';
import { fill } from '../platform/graphql/fill.js';
import { NodeInterface, NodeType } from '../platform/graphql/node.js';
import { DateTimeScalar } from '../platform/graphql/scalars/date-time.js';
import { happeningIds } from './ids.js';
import type { SeenHappening } from './happenings.queries.js';
import { happeningSentences } from './sentences.js';
import { Field, NullableField } from '../platform/graphql/field.js';

const descriptions = happeningKinds.map((kind) => [kind, happeningSentences[kind].en.replace('{subject}', '…')]);
export const HappeningKindEnum = enumType<HappeningKind>(
  'HappeningKind',
  'Kinds of things that happen.',
  Object.fromEntries(descriptions) as Record<HappeningKind, string>,
);

@ObjectType('FieldChange', { description: 'A value before and after; both null where the viewer may not see it.' })
export class FieldChangeObject {
  @Field(() => String, 'The field of the API, e.g. startsAt or policy.minimumMinutes.') field: string;
  @NullableField(() => String, 'The value before as text; null = there was none.') before: string | null;
  @NullableField(() => String, 'The value after as text; null = there is none.') after: string | null;
}

@NodeType(
  'Happening',
  'A thing that somebody did, or that the clock brought about once it was written. It never changes.',
)
export class HappeningObject extends NodeInterface {
  @Field(() => DateTimeScalar, 'The instant at which it was done or became true.') at: Instant;
  @Field(() => HappeningKindEnum, 'The kind, which follows from what was done.') kind: HappeningKind;
  @NullableField(() => String, 'The reason as it was written; null = none was given.') reason: string | null;
  @Field(() => [FieldChangeObject], 'Values before and after, at most 50.') changes: FieldChangeObject[];

  row: SeenHappening;

  static of(this: void, row: SeenHappening): HappeningObject {
    return fill(HappeningObject, {
      id: happeningIds.encode({ provider: row.organization, id: row.id }),
      at: row.at,
      kind: row.kind,
      reason: row.reason,
      changes: row.changes.map((change) => fill(FieldChangeObject, change)),
      row,
    });
  }
}

const HappeningEdge = edgeOf(HappeningObject, 'Happening');

@ObjectType('HappeningConnection', { description: 'A page of what happened, the newest first.' })
export class HappeningConnection {
  @Field(() => [HappeningEdge], 'The entries with their cursors.') edges: Edge<HappeningObject>[];
  @Field(() => [HappeningObject], 'The entries.') nodes: HappeningObject[];
  @Field(() => PageInfoObject, 'Where the page stands.') pageInfo: PageInfoObject;
}
