import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import { sitesById } from '../organizations/index.js';
import { Database } from '../platform/db/database.js';
import type { Near } from './candidate-filter.js';
import type { NearSite } from './availability-search.inputs.js';

/** Finds the position of a site around which a viewer searches. */
@Injectable()
export class FindSiteCircle {
  constructor(private readonly database: Database) {}

  /** The circle; NOT_FOUND also for a site of an organization that is not the viewer's. */
  async execute(viewer: Viewer, { site, withinKilometres }: NearSite): Promise<Near | 'NOT_FOUND' | 'NO_POSITION'> {
    const facts = (await sitesById(this.database, [site])).get(site);
    if (facts === undefined || !viewer.roles.has(facts.organizationId)) return 'NOT_FOUND';
    return facts.location === null ? 'NO_POSITION' : { ...facts.location, withinKilometres };
  }
}
