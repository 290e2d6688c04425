import { Float, ObjectType } from '@nestjs/graphql';
import type { OrganizationKey } from '../platform/core/keys.js';
import { NodeInterface, NodeType } from '../platform/graphql/node.js';
import { TimeZoneScalar } from '../platform/graphql/scalars/time-zone.js';
import { siteIds } from './ids.js';
import type { SiteFacts } from './sites.queries.js';
import { Field, NullableField } from '../platform/graphql/field.js';

@ObjectType('GeoPoint', { description: 'A point on the earth in WGS 84.' })
export class GeoPointObject {
  @Field(() => Float, 'Degrees north of the equator, -90 to 90.') latitude: number;
  @Field(() => Float, 'Degrees east of Greenwich, -180 to 180.') longitude: number;
}

@NodeType('Site', 'A place where an organization has resources.')
export class SiteObject extends NodeInterface {
  @Field(() => String, 'Its name.') name: string;
  @NullableField(() => String, 'How to get there; null when not told.') address: string | null;
  @Field(() => TimeZoneScalar, 'The wall clock of everything here.') timeZone: string;
  @NullableField(() => GeoPointObject, 'Where it is; null when not told.') location: GeoPointObject | null;

  /** Not a field: site.resolver.ts loads the organization. */
  readonly organizationId: OrganizationKey;

  constructor(facts: SiteFacts) {
    super();
    this.id = siteIds.encode(facts.key);
    this.name = facts.name;
    this.address = facts.address;
    this.timeZone = facts.timeZone;
    this.location = facts.location;
    this.organizationId = facts.organizationId;
  }
}
