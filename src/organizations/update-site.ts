import { Injectable } from '@nestjs/common';
import { may, type Viewer } from '../access/index.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import { Database } from '../platform/db/database.js';
import { changedSite, newSiteProblems, type SiteChanges } from './core/new-site.js';
import type { OrganizationRefusal } from './core/organization-refusal.js';
import { seesOrganization } from './organization-visibility.js';
import { organizationsById } from './organizations.queries.js';
import type { SiteFacts } from './sites.queries.js';
import { lockSite, updateSiteDetails } from './sites.repository.js';

type Command = SiteChanges & { readonly siteId: string };

const siteNotFound: OrganizationRefusal = {
  code: 'NOT_FOUND',
  message: 'There is no such site that you can see.',
  field: ['siteId'],
};

/** Changes the name, address or position of a site. Its time zone never changes: bookings were made by it. */
@Injectable()
export class UpdateSite {
  constructor(private readonly database: Database) {}

  execute(viewer: Viewer, command: Command): Promise<Result<SiteFacts, readonly OrganizationRefusal[]>> {
    return this.database.transaction(async (tx) => {
      const site = await lockSite(tx, command.siteId);
      const organizations = site === null ? null : await organizationsById(tx, [site.organizationId]);
      const organization = site === null ? undefined : organizations?.get(site.organizationId);
      if (site === null || organization === undefined || !seesOrganization(viewer, organization)) {
        return refuse([siteNotFound]);
      }
      if (!may(viewer, 'updateSite', { own: organization.id })) {
        const message = `Only an ADMIN or RESOURCE_MANAGER of ${organization.name} changes its sites.`;
        return refuse([{ code: 'NOT_PERMITTED', message, field: ['siteId'] }]);
      }
      const after = changedSite(site, command);
      const problems = newSiteProblems(after);
      if (problems.length > 0) return refuse(problems);
      return ok(await updateSiteDetails(tx, { id: site.id, ...after }));
    });
  }
}
