import { Injectable } from '@nestjs/common';
import { may, roleWords, type Viewer } from '../access/index.js';
import { changeOpeningHours, changeParent, changeUnits, type OpeningPeriod } from '../availability/index.js';
import { organizationsById } from '../organizations/index.js';
import { happened } from '../happenings/index.js';
import type { ResourceKey, SiteKey } from '../platform/core/keys.js';
import { Clock } from '../platform/clock/clock.js';
import { Database, type Tx } from '../platform/db/database.js';
import { refusal } from '../platform/core/refusal.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import { catalogReasons, type CatalogRefusal } from './core/refusals.js';
import { changePolicy, type PolicyChange } from './core/policy.js';
import { descriptionProblems } from './core/describe-resource.js';
import type { Audience, CataloguedResource, ResourceStatus } from './core/resource.js';
import { sortedOpeningHours } from './core/sorted-opening-hours.js';
import { isVisible } from './core/visibility.js';
import { moveToSite } from './move-to-site.js';
import { parentProblems } from './parent-problems.js';
import { kindOfChange, resourceChanges } from './resource-changes.js';
import { ofResource } from './resource-happening.js';
import { resourcesById } from './catalogued-resources.queries.js';
import { changeCode, lockedResource, unlessCodeTaken, updateResourceDetails } from './resources.repository.js';

/** Changes of a resource: undefined = stays, null = cleared. */
export interface UpdateResourceCommand {
  readonly resourceId: ResourceKey;
  readonly parentId?: ResourceKey | null | undefined;
  readonly siteId?: SiteKey | null | undefined;
  readonly code?: string | null;
  readonly name?: string | null;
  readonly description?: string | null;
  readonly units?: number | null;
  readonly seats?: number | null;
  readonly skills?: readonly string[] | null;
  readonly audience?: Audience | null;
  readonly openingHours?: readonly OpeningPeriod[] | null;
  readonly policy?: PolicyChange | null;
  readonly status?: ResourceStatus | null;
}

/** A resource as it is now and as it was, so that the bookings that the change hit can be found. */
export interface UpdatedResource {
  readonly resource: CataloguedResource;
  readonly before: CataloguedResource;
}

@Injectable()
export class UpdateResource {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(viewer: Viewer, command: UpdateResourceCommand): Promise<Result<UpdatedResource, CatalogRefusal[]>> {
    return unlessCodeTaken(command.code, () =>
      this.database.transaction(async (tx) => {
        const before = await lockedResource(tx, command.resourceId);
        const refusals = await this.refusals(tx, viewer, command, before);
        if (before === null || refusals.length > 0) return refuse(refusals);
        const updated = await this.apply(tx, command, before);
        if (!updated.ok) return updated;
        await this.tell(tx, viewer, before, updated.value);
        return ok({ resource: updated.value, before });
      }),
    );
  }

  private async tell(tx: Tx, viewer: Viewer, before: CataloguedResource, after: CataloguedResource): Promise<void> {
    const kind = kindOfChange(before.status, after.status);
    const changes = resourceChanges(before, after);
    if (kind === null || changes.length === 0) return;
    await happened(tx, ofResource(viewer, after, { kind, at: this.clock.now(), changes }));
  }

  private async refusals(
    tx: Tx,
    viewer: Viewer,
    command: UpdateResourceCommand,
    before: CataloguedResource | null,
  ): Promise<CatalogRefusal[]> {
    if (before === null || !isVisible(viewer, before)) {
      return [refusal(catalogReasons.notFound, ['resourceId'])];
    }
    if (!may(viewer, 'updateResource', { own: before.organizationId })) {
      return [refusal(catalogReasons.changing, ['resourceId'], { roles: roleWords('updateResource', 'own') })];
    }
    if (command.status === 'LISTED' && before.status !== 'LISTED') {
      const owner = (await organizationsById(tx, [before.organizationId])).get(before.organizationId);
      if (owner?.status !== 'VERIFIED') {
        return [refusal(catalogReasons.listing, ['status'])];
      }
    }
    const policyProblems =
      command.policy === null
        ? [refusal(catalogReasons.policyNotCleared, ['policy'])]
        : changePolicy(before.policy, command.policy ?? {}).problems;
    const invalid = [...descriptionProblems(command), ...policyProblems];
    return command.parentId == null
      ? invalid
      : [...invalid, ...(await parentProblems(tx, viewer, command.parentId, before))];
  }

  private async apply(
    tx: Tx,
    command: UpdateResourceCommand,
    before: CataloguedResource,
  ): Promise<Result<CataloguedResource, CatalogRefusal[]>> {
    const after: CataloguedResource = {
      ...before,
      name: command.name ?? before.name,
      description: command.description === undefined ? before.description : command.description,
      units: command.units ?? before.units,
      seats: command.seats === undefined ? before.seats : command.seats,
      skills: command.skills == null ? before.skills : [...new Set(command.skills)],
      audience: command.audience ?? before.audience,
      openingHours: command.openingHours == null ? before.openingHours : sortedOpeningHours(command.openingHours),
      policy: changePolicy(before.policy, command.policy ?? {}).policy,
      status: command.status ?? before.status,
    };
    const key = before.id;
    const now = this.clock.now();
    const parentId = command.parentId === undefined ? before.parentId : command.parentId;
    if (parentId?.id !== before.parentId?.id) {
      const parentKey = parentId === null ? null : (parentId?.id ?? null);
      const changed = await changeParent(tx, key, parentKey, now);
      if (!changed.ok) return refuse([refusal(catalogReasons.takenWhole, ['parentId'])]);
    }
    if (command.siteId != null && command.siteId !== before.siteId) {
      const moved = await moveToSite(tx, { ...before, parentId }, command.siteId, now);
      if (!moved.ok) return moved;
    }
    if (command.code != null && command.code !== before.code) await changeCode(tx, key, command.code);
    if (after.units !== before.units) {
      const changed = await changeUnits(tx, key, after.units, now);
      if (!changed.ok) return refuse([refusal(catalogReasons.unitsBooked, ['units'], { units: after.units })]);
    }
    // Bookings lock the same row of a counted resource; it is touched only when the hours change.
    if (after.openingHours !== before.openingHours) await changeOpeningHours(tx, key, after.openingHours);
    const placed = { ...after, parentId, code: command.code ?? before.code, siteId: command.siteId ?? before.siteId };
    const isChanged = resourceChanges(before, placed).length > 0;
    await updateResourceDetails(tx, before.id, after, isChanged ? now : null);
    return ok((await resourcesById(tx, [before.id])).get(before.id.id) ?? after);
  }
}
