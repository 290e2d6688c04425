import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { ViewerContext } from '../../access/index.js';
import { ResourceLoader, ResourceObject } from '../../catalog/index.js';
import { OrganizationLoader, OrganizationObject } from '../../organizations/index.js';
import type { Locale } from '../../platform/core/locale.js';
import { RequestLocale } from '../../platform/graphql/request-locale.js';
import { partDescription } from '../pricing/core/charge-part.js';
import { ChargePartObject, UsageRecordObject } from './usage.object.js';

/** The references of a record of use; the slice bookings resolves its booking. */
@Resolver(() => UsageRecordObject)
export class UsageResolver {
  constructor(
    private readonly resources: ResourceLoader,
    private readonly organizations: OrganizationLoader,
  ) {}

  @ResolveField(() => ResourceObject, { description: 'The resource that was booked.' })
  resource(@Parent() usage: UsageRecordObject, @Context() context: ViewerContext): Promise<ResourceObject> {
    return this.resources.load(context, usage.resourceId);
  }

  @ResolveField(() => OrganizationObject, { description: 'The organization that owns the resource.' })
  provider(@Parent() usage: UsageRecordObject, @Context() context: ViewerContext): Promise<OrganizationObject> {
    return this.organizations.load(context, usage.providerId);
  }

  @ResolveField(() => OrganizationObject, { description: 'The organization that booked it and pays.' })
  consumer(@Parent() usage: UsageRecordObject, @Context() context: ViewerContext): Promise<OrganizationObject> {
    return this.organizations.load(context, usage.consumerId);
  }
}

@Resolver(() => ChargePartObject)
export class ChargePartResolver {
  @ResolveField(() => String, { description: 'The rate, step, band or share that applies, in the language asked for.' })
  description(@Parent() { part }: ChargePartObject, @RequestLocale() locale: Locale): string {
    return partDescription(part, locale);
  }
}
