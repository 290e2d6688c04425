import { ObjectType } from '@nestjs/graphql';
import { organizationIds } from '../access/ids.js';
import { signedInOnly } from '../access/index.js';
import type { AccountKey, OrganizationKey } from '../platform/core/keys.js';
import type { Instant } from '../platform/core/time-range.js';
import { connectionOf } from '../platform/graphql/connection.js';
import { describeEnum, enumType } from '../platform/graphql/enum-type.js';
import { NodeInterface, NodeType } from '../platform/graphql/node.js';
import { DateTimeScalar } from '../platform/graphql/scalars/date-time.js';
import { TimeZoneScalar } from '../platform/graphql/scalars/time-zone.js';
import type { OrganizationAction } from './core/organization-actions.js';
import { type OrganizationFacts, OrganizationKind, OrganizationStatus } from './core/organization.js';
import { Field, NullableField } from '../platform/graphql/field.js';

describeEnum(OrganizationKind, 'OrganizationKind', 'Kinds of organizations.', {
  SCHOOL: 'A school or university that teaches.',
  ENTERPRISE: 'An enterprise that shares what it works with.',
  TRAINING_CENTER: 'A training center that is shared by several.',
});

describeEnum(OrganizationStatus, 'OrganizationStatus', 'How far an organization is trusted.', {
  PENDING: 'Registered and not yet verified: it prepares, but neither books nor lists.',
  VERIFIED: 'A platform admin has made sure who it is: it books, lists and accepts.',
  SUSPENDED: 'It books, lists and accepts nothing new; what is booked stands.',
});

export const OrganizationActionEnum = enumType<OrganizationAction>(
  'OrganizationAction',
  'Actions on an organization, and for it.',
  {
    VERIFY: 'Makes it VERIFIED.',
    DECLINE: 'Sends it back for correction.',
    SUSPEND: 'Makes it SUSPENDED.',
    EDIT: 'Changes what it says of itself.',
    SET_MEMBERS: 'Invites and removes members and sets their roles.',
    LIST_RESOURCES: 'Lists its resources.',
    BOOK: 'Books for it.',
    PRICE: 'Publishes rates of its resources.',
    SETTLE: 'Issues and settles its statements.',
    SEE_REPORTS: 'Sees its reports.',
    LEAVE: 'Ends the own membership of it.',
  },
);

@NodeType('Organization', 'A school, enterprise or training center that shares or books.')
export class OrganizationObject extends NodeInterface {
  @Field(() => String, 'Its short name in addresses, unique; lower-case letters, digits and hyphens.') slug: string;
  @Field(() => String, 'Its name.') name: string;
  @Field(() => OrganizationKind, 'The kind.') kind: OrganizationKind;
  @Field(() => OrganizationStatus, 'How far it is trusted.') status: OrganizationStatus;
  @Field(() => TimeZoneScalar, 'The zone of its own calendar; each site has one too.', { middleware: [signedInOnly] })
  timeZone: string;
  @NullableField(() => String, 'The address as it stands on statements; null when not said.', {
    middleware: [signedInOnly],
  })
  address: string | null;
  @NullableField(() => String, 'Its own words about what it is and does; null when not said.', {
    middleware: [signedInOnly],
  })
  description: string | null;
  @NullableField(() => String, 'A way to reach it; null when not said.', { middleware: [signedInOnly] })
  contact: string | null;
  @Field(() => DateTimeScalar, 'When it was registered.', { middleware: [signedInOnly] }) registeredAt: Instant;

  /** Not a field. */
  readonly key: OrganizationKey;

  /** Not a field: organization.resolver.ts decides who reads it. */
  readonly confidentialRegistrationCode: string | null;

  /** Not fields: likewise. */
  readonly confidentialStatusReason: string | null;
  readonly registeredByKey: AccountKey | null;
  readonly confidentialRetentionMonths: number | null;

  constructor(facts: OrganizationFacts) {
    super();
    this.id = organizationIds.encode(facts.key);
    this.key = facts.key;
    this.slug = facts.slug;
    this.name = facts.name;
    this.kind = facts.kind;
    this.status = facts.status;
    this.timeZone = facts.timeZone;
    this.address = facts.address;
    this.description = facts.description;
    this.contact = facts.contact;
    this.registeredAt = facts.registeredAt;
    this.confidentialRegistrationCode = facts.registrationCode;
    this.confidentialStatusReason = facts.statusReason;
    this.registeredByKey = facts.registeredBy;
    this.confidentialRetentionMonths = facts.learnerRetentionMonths;
  }
}

@ObjectType('OrganizationConnection', { description: 'A page of organizations.' })
export class OrganizationConnection extends connectionOf(OrganizationObject, 'Organization') {}
