import { Injectable } from '@nestjs/common';
import { keyedRequest, may, once, Quotas, roleWords, type Viewer } from '../access/index.js';
import { changesBetween, happened } from '../happenings/index.js';
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
  readonly organizationId: string;
  readonly name: string;
  readonly address?: string | null | undefined;
  readonly timeZone: string;
  readonly latitude?: number | null | undefined;
  readonly longitude?: number | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
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
    const request = keyedRequest(viewer, 'createSite', command.organizationId, command, now);
    return this.database.transaction((tx) =>
      once<SiteFacts, readonly OrganizationRefusal[]>(tx, request, {
        work: () => this.create(tx, viewer, command, now),
        idOf: (site) => site.id,
        again: (id) => requiredSite(tx, id),
        refuse: (problem) => [problem],
      }),
    );
  }

  private async create(tx: Tx, viewer: Viewer, command: CreateSiteCommand, createdAt: Instant): Promise<Created> {
    const organization = (await organizationsById(tx, [command.organizationId])).get(command.organizationId);
    if (organization === undefined || !seesOrganization(viewer, organization)) {
      return refuse([organizationNotFound]);
    }
    if (!may(viewer, 'createSite', { own: organization.id })) {
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
    const site = { organizationId: organization.id, name, address, timeZone, location, createdAt };
    const inserted = await insertSite(tx, site);
    const told = {
      kind: 'ORGANIZATION_CHANGED',
      at: createdAt,
      changes: changesBetween({ site: null }, { site: name }),
    } as const;
    await happened(tx, ofOrganization(memberActor(viewer, organization.id), organization, told));
    return ok(inserted);
  }

  private async quotaRefusal(tx: Tx, { id, status }: OrganizationFacts): Promise<OrganizationRefusal | null> {
    return this.quotas.refusal(tx, { kind: 'sites', subject: id, status }, () => countSites(tx, id));
  }
}
