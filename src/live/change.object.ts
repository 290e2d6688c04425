import { ID, ObjectType } from '@nestjs/graphql';
import { organizationIds } from '../access/ids.js';
import { bookingIds } from '../bookings/ids.js';
import { agreementIds, resourceIds } from '../organizations/ids.js';
import type { Owned } from '../platform/core/keys.js';
import type { Instant } from '../platform/core/time-range.js';
import { enumType } from '../platform/graphql/enum-type.js';
import { Field, NullableField } from '../platform/graphql/field.js';
import { fill } from '../platform/graphql/fill.js';
import type { OwnedIds } from '../platform/graphql/ids.js';
import { DateTimeScalar } from '../platform/graphql/scalars/date-time.js';
import { statementIds } from '../settlement/ids.js';
import type { ChangeKind, Told } from './told.js';

export const ChangeKindEnum = enumType<ChangeKind>('ChangeKind', 'Kinds of live hints.', {
  SCHEDULE: 'Time of a resource was taken or given back. id is the resource; from and to say where.',
  BOOKING: 'A booking changed. id is a booking that the viewer may see now.',
  RESOURCE: 'A resource, its hours or its rates changed. id is the resource.',
  ORGANIZATION: 'An organization changed. id is the organization.',
  AGREEMENT: 'An agreement changed. id is the agreement.',
  STATEMENT: 'A statement changed. id is the statement.',
  MEMBERS: 'Members, roles or invitations of an organization changed. id is the organization.',
  RESYNC:
    'Hints may have been lost, or many are told as one: ask for everything on the screen again. It is the first event of every subscription.',
  SIGNED_OUT: 'The session has ended. It is the last event; then the connection closes with 4403.',
});

const owned: Readonly<Partial<Record<ChangeKind, OwnedIds<Owned<string>>>>> = {
  SCHEDULE: resourceIds,
  RESOURCE: resourceIds,
  BOOKING: bookingIds,
  AGREEMENT: agreementIds,
  STATEMENT: statementIds,
};

function idOf({ kind, organization, id }: Told): string | null {
  if (organization === null) return null;
  const ids = owned[kind];
  if (ids === undefined || id === null) return organizationIds.encode(organization);
  return ids.encode({ provider: organization, id: id as Owned<string>['id'] });
}

@ObjectType('Change', {
  description: 'A hint that something the viewer may see is no longer as it was: ids and times, never content.',
})
export class ChangeObject {
  @Field(() => ChangeKindEnum, 'The kind, which says what the id names.') kind: ChangeKind;
  @NullableField(() => ID, 'The id of what changed; null of RESYNC and SIGNED_OUT.') id: string | null;
  @NullableField(() => DateTimeScalar, 'The first instant taken or given back, of a SCHEDULE; else null.')
  from: Instant | null;
  @NullableField(() => DateTimeScalar, 'The last instant taken or given back, exclusive, of a SCHEDULE; else null.')
  to: Instant | null;
  @Field(() => DateTimeScalar, 'The instant of the change.') at: Instant;

  static of(this: void, told: Told): ChangeObject {
    const { kind, from, to, at } = told;
    return fill(ChangeObject, { kind, id: idOf(told), from, to, at });
  }
}
