import { Injectable } from '@nestjs/common';
import { may, roleWords, type Viewer } from '../access/index.js';
import { refusal } from '../platform/core/refusal.js';
import { changesBetween, happened } from '../happenings/index.js';
import { Clock } from '../platform/clock/clock.js';
import type { SiteKey } from '../platform/core/keys.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import { Database } from '../platform/db/database.js';
import { changedSite, newSiteProblems, type SiteChanges } from './core/new-site.js';
import { organizationReasons, type OrganizationRefusal } from './core/refusals.js';
import { seesOrganization } from './organization-visibility.js';
import { memberActor, ofOrganization } from './organization-happening.js';
import { organizationsById } from './organizations.queries.js';
import type { SiteFacts } from './sites.queries.js';
import { lockSite, updateSiteDetails } from './sites.repository.js';

type Command = SiteChanges & { readonly siteId: SiteKey };

const valuesOf = ({ name, address, location }: SiteFacts) => ({
  'site.name': name,
  'site.address': address,
  'site.position': location === null ? null : [location.latitude, location.longitude],
});

/** Changes the name, address or position of a site. Its time zone never changes: bookings were made by it. */
@Injectable()
export class UpdateSite {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  execute(viewer: Viewer, command: Command): Promise<Result<SiteFacts, readonly OrganizationRefusal[]>> {
    return this.database.transaction(async (tx) => {
      const site = await lockSite(tx, command.siteId);
      const organizations = site === null ? null : await organizationsById(tx, [site.organizationId]);
      const organization = site === null ? undefined : organizations?.get(site.organizationId);
      if (site === null || organization === undefined || !seesOrganization(viewer, organization)) {
        return refuse([refusal(organizationReasons.siteNotFound, ['siteId'])]);
      }
      if (!may(viewer, 'updateSite', { own: organization.key })) {
        const facts = { organization: organization.name, roles: roleWords('updateSite', 'own') };
        return refuse([refusal(organizationReasons.changingSites, ['siteId'], facts)]);
      }
      const after = changedSite(site, command);
      const problems = newSiteProblems(after);
      if (problems.length > 0) return refuse(problems);
      const updated = await updateSiteDetails(tx, { key: site.key, ...after });
      const changes = changesBetween(valuesOf(site), valuesOf(updated));
      if (changes.length > 0) {
        const told = { kind: 'ORGANIZATION_CHANGED', at: this.clock.now(), changes } as const;
        await happened(tx, ofOrganization(memberActor(viewer, organization.key), organization, told));
      }
      return ok(updated);
    });
  }
}
