import { Injectable } from '@nestjs/common';
import { type GivenKey, keyedRequest, may, once, Quotas, roleWords, type Viewer } from '../access/index.js';
import { registerCapacity } from '../availability/index.js';
import { type OrganizationFacts, organizationsById, seesOrganization, sitesById } from '../organizations/index.js';
import { happened } from '../happenings/index.js';
import type { OrganizationKey, ResourceKey, SiteKey } from '../platform/core/keys.js';
import { Clock } from '../platform/clock/clock.js';
import { Database, LostRaceError, type Tx } from '../platform/db/database.js';
import { refusal } from '../platform/core/refusal.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import { catalogReasons, type CatalogRefusal } from './core/refusals.js';
import { changePolicy, defaultPolicy, type PolicyChange } from './core/policy.js';
import { descriptionProblems } from './core/describe-resource.js';
import type { CataloguedResource } from './core/resource.js';
import { parentProblems } from './parent-problems.js';
import { kindOfChange } from './resource-changes.js';
import { ofResource } from './resource-happening.js';
import { requiredResource, resourcesById } from './catalogued-resources.queries.js';
import { countDrafts, insertResource, unlessCodeTaken } from './resources.repository.js';
import { sortedOpeningHours } from './core/sorted-opening-hours.js';

type Given = 'siteId' | 'code' | 'name' | 'kind' | 'units' | 'skills' | 'audience' | 'openingHours' | 'status';

export interface CreateResourceCommand extends Pick<CataloguedResource, Given> {
  readonly parentId?: ResourceKey | null | undefined;
  readonly description?: string | null;
  readonly seats?: number | null;
  readonly policy?: PolicyChange | null;
  readonly idempotency?: GivenKey<ResourceKey> | null;
}

type Created = Result<CataloguedResource, CatalogRefusal[]>;

interface Site {
  readonly key: SiteKey;
  readonly organizationId: OrganizationKey;
  readonly timeZone: string;
  readonly ownerStatus: OrganizationFacts['status'];
}

@Injectable()
export class CreateResource {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly quotas: Quotas,
  ) {}

  async execute(viewer: Viewer, command: CreateResourceCommand): Promise<Created> {
    const now = this.clock.now();
    return unlessCodeTaken(command.code, () =>
      this.database.transaction(async (tx) => {
        const site = await this.permittedSite(tx, viewer, command);
        if (!site.ok) return site;
        const request = keyedRequest(viewer, 'createResource', site.value.organizationId, command.idempotency, now);
        return once<CataloguedResource, CatalogRefusal[], ResourceKey>(tx, request, {
          work: () => this.createAt(tx, viewer, command, site.value),
          keyOf: (resource) => resource.id,
          again: (key) => requiredResource(tx, key),
          refuse: (problem) => [problem],
        });
      }),
    );
  }

  private async createAt(tx: Tx, viewer: Viewer, command: CreateResourceCommand, site: Site): Promise<Created> {
    const problems = await this.problems(tx, viewer, command, site);
    if (problems.length > 0) return refuse(problems);
    const full = command.status === 'LISTED' ? null : await this.quotaRefusal(tx, site);
    if (full !== null) return refuse([full]);
    const created = await this.create(tx, command, site);
    const kind = kindOfChange(null, created.status);
    if (kind !== null) await happened(tx, ofResource(viewer, created, { kind, at: this.clock.now() }));
    return ok(created);
  }

  private quotaRefusal(tx: Tx, { organizationId, ownerStatus }: Site): Promise<CatalogRefusal | null> {
    const quota = { kind: 'draftResources', subject: organizationId, status: ownerStatus } as const;
    return this.quotas.refusal(tx, quota, () => countDrafts(tx, organizationId));
  }

  private async permittedSite(
    tx: Tx,
    viewer: Viewer,
    command: CreateResourceCommand,
  ): Promise<Result<Site, CatalogRefusal[]>> {
    const site = (await sitesById(tx, [command.siteId])).get(command.siteId);
    const notFound = refusal(catalogReasons.siteNotFound, ['siteId']);
    if (site === undefined) return refuse([notFound]);
    const owner = (await organizationsById(tx, [site.organizationId])).get(site.organizationId);
    if (owner === undefined || !seesOrganization(viewer, owner)) return refuse([notFound]);
    if (!may(viewer, 'createResource', { own: site.organizationId })) {
      return refuse([refusal(catalogReasons.creating, ['siteId'], { roles: roleWords('createResource', 'own') })]);
    }
    if (command.status === 'LISTED' && owner.status !== 'VERIFIED') {
      return refuse([refusal(catalogReasons.creatingListed, ['status'])]);
    }
    return ok({ ...site, ownerStatus: owner.status });
  }

  private async problems(
    tx: Tx,
    viewer: Viewer,
    command: CreateResourceCommand,
    site: Site,
  ): Promise<CatalogRefusal[]> {
    const policy = changePolicy(defaultPolicy, command.policy ?? {});
    const invalid = [...descriptionProblems(command), ...policy.problems];
    return command.parentId == null
      ? invalid
      : [...invalid, ...(await parentProblems(tx, viewer, command.parentId, { siteId: site.key, kind: command.kind }))];
  }

  private async create(tx: Tx, command: CreateResourceCommand, site: Site): Promise<CataloguedResource> {
    const { organizationId } = site;
    const { parentId } = command;
    const parent = parentId == null ? null : (await resourcesById(tx, [parentId])).get(parentId.id);
    // It was deleted since `problems` saw it.
    if (parent === undefined) throw new LostRaceError();
    const openingHours = sortedOpeningHours(command.openingHours);
    const now = this.clock.now();
    const capacity = {
      organizationId,
      parentId: parent === null ? null : parent.id.id,
      units: command.units,
      timeZone: site.timeZone,
      openingHours,
    };
    const resourceId = await registerCapacity(tx, capacity, now);
    const details = {
      name: command.name,
      description: command.description ?? null,
      status: command.status,
      seats: command.seats ?? null,
      skills: [...new Set(command.skills)],
      audience: command.audience,
      policy: changePolicy(defaultPolicy, command.policy ?? {}).policy,
    };
    const { code, kind } = command;
    const siteId = site.key;
    await insertResource(tx, { organizationId, resourceId, siteId, code, kind, ...details }, now);
    return {
      ...details,
      id: { provider: organizationId, id: resourceId },
      organizationId: site.organizationId,
      siteId: site.key,
      parentId: parent?.id ?? null,
      containerIds: parent === null ? [] : [parent.id, ...parent.containerIds],
      containerSeats: parent === null ? [] : [parent.seats, ...parent.containerSeats],
      code,
      kind,
      units: command.units,
      timeZone: site.timeZone,
      openingHours,
      // Only a verified owner lists; whoever asks again reads the row.
      ownerVerified: command.status === 'LISTED',
    };
  }
}
