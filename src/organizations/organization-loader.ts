import { Injectable } from '@nestjs/common';
import { type MembershipFacts, membershipsOf, type Viewer } from '../access/index.js';
import type { OrganizationKey } from '../platform/core/keys.js';
import { Database } from '../platform/db/database.js';
import type { RequestContext } from '../platform/graphql/request-context.js';
import { OrganizationObject } from './organization.object.js';
import { seesOrganization } from './organization-visibility.js';
import { organizationBySlug, organizationsById } from './organizations.queries.js';

/** Organizations by id, batched within a request. Not filtered by what the viewer may see. */
@Injectable()
export class OrganizationLoader {
  private readonly memberships = {};

  constructor(private readonly database: Database) {}

  /** For references from rows that the viewer may see. Throws if absent. */
  async load(context: RequestContext, organizationId: OrganizationKey): Promise<OrganizationObject> {
    const organization = await this.find(context, organizationId);
    if (organization === null) throw new Error(`organization ${organizationId} is referred to but does not exist`);
    return organization;
  }

  find(context: RequestContext, organizationId: OrganizationKey): Promise<OrganizationObject | null> {
    const batch = async (keys: readonly OrganizationKey[]) => {
      const found = await organizationsById(this.database, keys);
      return new Map([...found].map(([key, facts]) => [key, new OrganizationObject(facts)]));
    };
    return context.loaders.load(this, batch, organizationId);
  }

  /** The one with this key; null = none that the viewer may see. */
  async visible(viewer: Viewer, slug: string): Promise<OrganizationObject | null> {
    const facts = await organizationBySlug(this.database, slug);
    return facts !== null && seesOrganization(viewer, facts) ? new OrganizationObject(facts) : null;
  }

  async loadMemberships(context: RequestContext, organizationId: OrganizationKey): Promise<readonly MembershipFacts[]> {
    const batch = (keys: readonly OrganizationKey[]) => membershipsOf(this.database, keys);
    return (await context.loaders.load(this.memberships, batch, organizationId)) ?? [];
  }
}
