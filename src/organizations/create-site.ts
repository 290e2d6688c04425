import { Injectable } from '@nestjs/common';
import { type GivenKey, keyedRequest, may, once, Quotas, roleWords, type Viewer } from '../access/index.js';
import { changesBetween, happened } from '../happenings/index.js';
import type { OrganizationKey, SiteKey } from '../platform/core/keys.js';
import { Clock } from '../platform/clock/clock.js';
import { refusal } from '../platform/core/refusal.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import type { Instant } from '../platform/core/time-range.js';
import { Database, type Tx } from '../platform/db/database.js';
import { newSiteProblems } from './core/new-site.js';
import type { OrganizationFacts } from './core/organization.js';
import { textOrNull } from './core/organization-details.js';
import { organizationNotFound, organizationReasons, type OrganizationRefusal } from './core/refusals.js';
import { seesOrganization } from './organization-visibility.js';
import { memberActor, ofOrganization } from './organization-happening.js';
import { organizationsById } from './organizations.queries.js';
import { requiredSite, type SiteFacts } from './sites.queries.js';
import { countSites, insertSite } from './sites.repository.js';

export interface CreateSiteCommand {
  readonly organizationId: OrganizationKey;
  readonly name: string;
  readonly address?: string | null | undefined;
  readonly timeZone: string;
  readonly latitude?: number | null | undefined;
  readonly longitude?: number | null | undefined;
  readonly idempotency?: GivenKey<SiteKey> | null;
}

type Created = Result<SiteFacts, readonly OrganizationRefusal[]>;

/** A place of an organization; its zone is the wall clock of all that stands there. */
@Injectable()
export class CreateSite {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly quotas: Quotas,
  ) {}

  execute(viewer: Viewer, command: CreateSiteCommand): Promise<Created> {
    const now = this.clock.now();
    const request = keyedRequest(viewer, 'createSite', command.organizationId, command.idempotency, now);
    return this.database.transaction((tx) =>
      once<SiteFacts, readonly OrganizationRefusal[], SiteKey>(tx, request, {
        work: () => this.create(tx, viewer, command, now),
        keyOf: (site) => site.key,
        again: (key) => requiredSite(tx, key),
        refuse: (problem) => [problem],
      }),
    );
  }

  private async create(tx: Tx, viewer: Viewer, command: CreateSiteCommand, createdAt: Instant): Promise<Created> {
    const organization = (await organizationsById(tx, [command.organizationId])).get(command.organizationId);
    if (organization === undefined || !seesOrganization(viewer, organization)) {
      return refuse([organizationNotFound]);
    }
    if (!may(viewer, 'createSite', { own: organization.key })) {
      const facts = { organization: organization.name, roles: roleWords('createSite', 'own') };
      return refuse([refusal(organizationReasons.addingSites, ['organizationId'], facts)]);
    }
    const name = command.name.trim();
    const address = textOrNull(command.address);
    const { latitude = null, longitude = null, timeZone } = command;
    const problems = newSiteProblems({ name, address, latitude, longitude });
    if (problems.length > 0) return refuse(problems);
    const full = await this.quotaRefusal(tx, organization);
    if (full !== null) return refuse([full]);
    const location = latitude === null || longitude === null ? null : { latitude, longitude };
    const site = { organizationId: organization.key, name, address, timeZone, location, createdAt };
    const inserted = await insertSite(tx, site);
    const told = {
      kind: 'ORGANIZATION_CHANGED',
      at: createdAt,
      changes: changesBetween({ site: null }, { site: name }),
    } as const;
    await happened(tx, ofOrganization(memberActor(viewer, organization.key), organization, told));
    return ok(inserted);
  }

  private async quotaRefusal(tx: Tx, { key, status }: OrganizationFacts): Promise<OrganizationRefusal | null> {
    return this.quotas.refusal(tx, { kind: 'sites', subject: key, status }, () => countSites(tx, key));
  }
}
