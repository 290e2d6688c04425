import type { DaysChange } from '../platform/core/changed-days.js';
import { ObjectType } from '@nestjs/graphql';
import type { MembershipFacts } from '../access/index.js';
import type { Result } from '../platform/core/result.js';
import { enumType } from '../platform/graphql/enum-type.js';
import { fill } from '../platform/graphql/fill.js';
import { UserErrorInterface, userErrorsOf } from '../platform/graphql/user-error.js';
import type { OrganizationErrorCode, OrganizationRefusal } from './core/refusals.js';
import type { OrganizationFacts } from './core/organization.js';
import { MembershipObject } from './membership.object.js';
import { OrganizationObject } from './organization.object.js';
import { SiteObject } from './site.object.js';
import type { SiteFacts } from './sites.queries.js';
import { Field, NullableField } from '../platform/graphql/field.js';

const description = 'Why an organization, its members or its sites could not be changed.';

const OrganizationErrorCodeEnum = enumType<OrganizationErrorCode>('OrganizationErrorCode', description, {
  SLUG_TAKEN: 'Another organization has this slug.',
  INVALID: 'A value is blank, too long, malformed or out of its range.',
  NOT_FOUND: 'There is no such thing that the viewer may see.',
  NOT_PERMITTED: 'The viewer may see it, but not do this.',
  WRONG_STATUS: 'The organization is in a status from which there is no way to the other.',
  LAST_ADMIN: 'The organization would be left without an ADMIN.',
  EXPIRED: 'The invitation is not open: used, revoked, replaced or too old.',
  TOO_MANY: 'A quota is used up; the message says the limit and when there is room.',
  IDEMPOTENCY_KEY_REUSED: 'The idempotency key was used for another request.',
  TOO_MANY_ATTEMPTS: 'Too many wrong tokens came from this network; the message says until when.',
});

@ObjectType('OrganizationUserError', { implements: () => [UserErrorInterface], description })
export class OrganizationUserErrorObject extends UserErrorInterface {
  @Field(() => OrganizationErrorCodeEnum, 'The code, for programs.') code: OrganizationErrorCode;
}

type Outcome<Facts> = Result<Facts, readonly OrganizationRefusal[]>;

@ObjectType({ description: 'A changed organization, or why it was not.' })
export class OrganizationPayload {
  @NullableField(() => OrganizationObject, 'As it is now; null when refused.') organization: OrganizationObject | null;
  @Field(() => [OrganizationUserErrorObject], 'All that was wrong; empty when it was done.')
  userErrors: OrganizationUserErrorObject[];

  /** The days that open otherwise since its calendar was changed; the bookings that it hit are found from them. */
  change?: DaysChange;

  static of(this: void, result: Outcome<OrganizationFacts>): OrganizationPayload {
    const organization = result.ok ? new OrganizationObject(result.value) : null;
    return fill(OrganizationPayload, { organization, userErrors: userErrorsOf(result) });
  }
}

@ObjectType({ description: 'A changed membership, or why it was not.' })
export class MembershipPayload {
  @NullableField(() => MembershipObject, 'As it is now, without roles when the member was removed; null when refused.')
  membership: MembershipObject | null;
  @Field(() => [OrganizationUserErrorObject], 'All that was wrong; empty when it was done.')
  userErrors: OrganizationUserErrorObject[];

  static of(this: void, result: Outcome<MembershipFacts>): MembershipPayload {
    const membership = result.ok ? new MembershipObject(result.value) : null;
    return fill(MembershipPayload, { membership, userErrors: userErrorsOf(result) });
  }
}

@ObjectType({ description: 'A new or changed site, or why there is none.' })
export class SitePayload {
  @NullableField(() => SiteObject, 'The site; null when refused.') site: SiteObject | null;
  @Field(() => [OrganizationUserErrorObject], 'All that was wrong; empty when it was done.')
  userErrors: OrganizationUserErrorObject[];

  static of(this: void, result: Outcome<SiteFacts>): SitePayload {
    const site = result.ok ? new SiteObject(result.value) : null;
    return fill(SitePayload, { site, userErrors: userErrorsOf(result) });
  }
}
