import { Injectable } from '@nestjs/common';
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
  async load(context: RequestContext, siteId: string): Promise<SiteObject> {
    const site = await this.find(context, siteId);
    if (site === null) throw new Error(`site ${siteId} is referred to but does not exist`);
    return site;
  }

  find(context: RequestContext, siteId: string): Promise<SiteObject | null> {
    const batch = async (ids: readonly string[]) => {
      const found = await sitesById(this.database, ids);
      return new Map([...found].map(([id, facts]) => [id, new SiteObject(facts)]));
    };
    return context.loaders.load(this, batch, siteId);
  }

  async loadOf(context: RequestContext, organizationId: string): Promise<SiteObject[]> {
    const batch = (ids: readonly string[]) => sitesOf(this.database, ids);
    const found = await context.loaders.load(this.byOrganization, batch, organizationId);
    return (found ?? []).map((facts) => new SiteObject(facts));
  }
}
