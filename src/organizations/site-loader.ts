import { Injectable } from '@nestjs/common';
import type { OrganizationKey, SiteKey } from '../platform/core/keys.js';
import { Database } from '../platform/db/database.js';
import type { RequestContext } from '../platform/graphql/request-context.js';
import { SiteObject } from './site.object.js';
import { sitesById, sitesOf } from './sites.queries.js';

/** Sites by id and by organization, batched within a request. Not filtered by what the viewer may see. */
@Injectable()
export class SiteLoader {
  private readonly byOrganization = {};

  constructor(private readonly database: Database) {}

  /** For references from rows that the viewer may see. Throws if absent. */
  async load(context: RequestContext, siteId: SiteKey): Promise<SiteObject> {
    const site = await this.find(context, siteId);
    if (site === null) throw new Error(`site ${siteId} is referred to but does not exist`);
    return site;
  }

  find(context: RequestContext, siteId: SiteKey): Promise<SiteObject | null> {
    const batch = async (keys: readonly SiteKey[]) => {
      const found = await sitesById(this.database, keys);
      return new Map([...found].map(([key, facts]) => [key, new SiteObject(facts)]));
    };
    return context.loaders.load(this, batch, siteId);
  }

  async loadOf(context: RequestContext, organizationId: OrganizationKey): Promise<SiteObject[]> {
    const batch = (keys: readonly OrganizationKey[]) => sitesOf(this.database, keys);
    const found = await context.loaders.load(this.byOrganization, batch, organizationId);
    return (found ?? []).map((facts) => new SiteObject(facts));
  }
}
