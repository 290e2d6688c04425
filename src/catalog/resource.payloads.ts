import { ID, ObjectType } from '@nestjs/graphql';
import { resourceIds } from '../organizations/ids.js';
import type { ResourceKey } from '../platform/core/keys.js';
import { ok, type Result } from '../platform/core/result.js';
import { connectionOf } from '../platform/graphql/connection.js';
import { enumType } from '../platform/graphql/enum-type.js';
import { fill } from '../platform/graphql/fill.js';
import { UserErrorInterface } from '../platform/graphql/user-error.js';
import type { CatalogErrorCode, CatalogRefusal } from './core/refusals.js';
import type { CataloguedResource } from './core/resource.js';
import { ResourceObject } from './resource.object.js';
import type { UpdatedResource } from './update-resource.js';
import { Field, NullableField } from '../platform/graphql/field.js';

const CatalogErrorCodeEnum = enumType<CatalogErrorCode>('CatalogErrorCode', 'Why the catalogue was not changed.', {
  CODE_TAKEN: 'Another resource of the organization has this code.',
  INVALID: 'The value cannot be.',
  NOT_FOUND: 'There is none that the viewer may see.',
  NOT_PERMITTED: 'Visible, but not the viewer’s to change, or the organization is not VERIFIED.',
  IN_USE: 'Existing bookings, downtimes or resources inside depend on it.',
  WRONG_STATUS: 'The status of the resource does not allow it.',
  TOO_MANY: 'A quota is used up; the message says the limit and when there is room.',
  IDEMPOTENCY_KEY_REUSED: 'The idempotency key was used for another request.',
});

@ObjectType('CatalogUserError', {
  implements: () => [UserErrorInterface],
  description: 'Why the catalogue was not changed.',
})
export class CatalogUserError extends UserErrorInterface {
  @Field(() => CatalogErrorCodeEnum, 'The reason, for programs.') code: CatalogErrorCode;
}

@ObjectType('ResourcePayload', { description: 'The resource, or why not.' })
export class ResourcePayload {
  @NullableField(() => ResourceObject, 'The result; null = refused.') resource: ResourceObject | null;
  @Field(() => [CatalogUserError], 'Empty when it was done.') userErrors: CatalogUserError[];

  /** The resource as it is and as it was; null unless an existing one was changed. */
  change: UpdatedResource | null;

  static updated(this: void, result: Result<UpdatedResource, CatalogRefusal[]>): ResourcePayload {
    const payload = ResourcePayload.of(result.ok ? ok(result.value.resource) : result);
    return fill(ResourcePayload, { ...payload, change: result.ok ? result.value : null });
  }

  static of(this: void, result: Result<CataloguedResource, CatalogRefusal[]>): ResourcePayload {
    return fill(ResourcePayload, {
      resource: result.ok ? ResourceObject.of(result.value) : null,
      change: null,
      userErrors: result.ok ? [] : result.error.map((refusal) => fill(CatalogUserError, refusal)),
    });
  }
}

@ObjectType({ description: 'The id of the deleted draft, or why it stands.' })
export class DeleteDraftResourcePayload {
  @NullableField(() => ID, 'The id that the draft had; null when refused.') resourceId: string | null;
  @Field(() => [CatalogUserError], 'Every reason for the refusal; empty when done.') userErrors: CatalogUserError[];

  static of(this: void, result: Result<ResourceKey, CatalogRefusal[]>): DeleteDraftResourcePayload {
    return fill(DeleteDraftResourcePayload, {
      resourceId: result.ok ? resourceIds.encode(result.value) : null,
      userErrors: result.ok ? [] : result.error.map((refusal) => fill(CatalogUserError, refusal)),
    });
  }
}

@ObjectType('ResourceConnection', { description: 'A page of resources.' })
export class ResourceConnection extends connectionOf(ResourceObject, 'Resource') {}
