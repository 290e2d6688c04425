import { Injectable } from '@nestjs/common';
import { may, type Viewer } from '../access/index.js';
import { Clock } from '../platform/clock/clock.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import { Database } from '../platform/db/database.js';
import { newSiteProblems } from './core/new-site.js';
import { notPermitted, organizationNotFound, type OrganizationRefusal } from './core/organization-refusal.js';
import { seesOrganization } from './organization-visibility.js';
import { organizationsById } from './organizations.queries.js';
import type { SiteFacts } from './sites.queries.js';
import { insertSite } from './sites.repository.js';

interface NewSite {
  readonly organizationId: string;
  readonly name: string;
  readonly address?: string | null | undefined;
  readonly timeZone: string;
  readonly latitude?: number | null | undefined;
  readonly longitude?: number | null | undefined;
}

/** A place of an organization; its zone is the wall clock of all that stands there. */
@Injectable()
export class CreateSite {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  execute(viewer: Viewer, input: NewSite): Promise<Result<SiteFacts, readonly OrganizationRefusal[]>> {
    const createdAt = this.clock.now();
    return this.database.transaction(async (tx) => {
      const organization = (await organizationsById(tx, [input.organizationId])).get(input.organizationId);
      if (organization === undefined || !seesOrganization(viewer, organization)) {
        return refuse([organizationNotFound(input.organizationId)]);
      }
      if (!may(viewer, 'createSite', { own: organization.id })) {
        return refuse([notPermitted(`Only an ADMIN or RESOURCE_MANAGER of ${organization.name} adds sites to it.`)]);
      }
      const name = input.name.trim();
      const trimmedAddress = input.address?.trim() ?? '';
      const address = trimmedAddress === '' ? null : trimmedAddress;
      const { latitude = null, longitude = null, timeZone } = input;
      const problems = newSiteProblems({ name, address, latitude, longitude });
      if (problems.length > 0) return refuse(problems);
      const location = latitude === null || longitude === null ? null : { latitude, longitude };
      return ok(
        await insertSite(tx, { organizationId: organization.id, name, address, timeZone, location, createdAt }),
      );
    });
  }
}
