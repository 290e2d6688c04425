import { Injectable } from '@nestjs/common';
import { type CataloguedResource, CreateResource, resourcesByCode, UpdateResource } from '../catalog/index.js';
import { type Refusal, refusal } from '../platform/core/refusal.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import { Database } from '../platform/db/database.js';
import { assert } from '../platform/core/assert.js';
import type { SiteKey } from '../platform/core/keys.js';
import { timetableReasons } from './core/refusals.js';
import type { TimetableResource } from './core/timetable.js';
import { type TimetableOwner, TimetableOwners } from './owner.js';
import type { Progress } from './progress.js';
import { type ReportRow, textOf } from './report.js';

export interface ImportedResources {
  readonly resources: ReadonlyMap<string, CataloguedResource>;
  readonly counts: { readonly created: number; readonly known: number; readonly updated: number };
  readonly report: readonly ReportRow[];
}

const reported = ({ code, name }: TimetableResource, refusals: readonly Refusal[]): ReportRow => ({
  outcome: 'REFUSED',
  kind: 'resource',
  reference: code,
  resource: code,
  title: name,
  reasons: refusals.map((refusal) => refusal.code),
  occurrencesInConflict: [],
  with: [],
  message: textOf(refusals),
});

/** Brings in the resources of a term: new ones are listed, changed ones are updated, or reported where they cannot be. */
@Injectable()
export class TimetableResources {
  constructor(
    private readonly database: Database,
    private readonly owners: TimetableOwners,
    private readonly create: CreateResource,
    private readonly update: UpdateResource,
  ) {}

  async execute(
    wanted: readonly TimetableResource[],
    owner: TimetableOwner,
    progress: Progress,
  ): Promise<ImportedResources> {
    const codes = wanted.map((resource) => resource.code);
    const sites = await this.owners.sites(
      owner,
      wanted.map((resource) => resource.timeZone),
    );
    const known = await resourcesByCode(this.database, owner.organizationId, codes);
    const resources = new Map(known);
    const report: ReportRow[] = [];
    let updated = 0;
    progress.begin('Resources', codes.length);
    for (const resource of wanted) {
      const before = known.get(resource.code);
      const result =
        before === undefined
          ? await this.createAt(owner, resource, sites)
          : await this.changed(owner, resource, before);
      if (result.ok) resources.set(resource.code, result.value);
      else report.push(reported(resource, result.error));
      if (before !== undefined && result.ok && result.value !== before) updated++;
      progress.step();
    }
    progress.end();
    const counts = { created: resources.size - known.size, known: known.size, updated };
    return { resources, counts, report };
  }

  private createAt(
    owner: TimetableOwner,
    { code, name, kind, capacity, timeZone }: TimetableResource,
    sites: ReadonlyMap<string, SiteKey>,
  ) {
    const siteId = sites.get(timeZone);
    assert(siteId !== undefined, 'each zone has a site');
    return this.create.execute(owner.administrator, {
      ...{ siteId, code, name, kind, units: 1, seats: capacity, skills: [] },
      ...{ audience: 'EVERYONE', openingHours: [], status: 'LISTED' },
    });
  }

  /** A file that says no capacity leaves the seats as they are. */
  private async changed(
    owner: TimetableOwner,
    wanted: TimetableResource,
    before: CataloguedResource,
  ): Promise<Result<CataloguedResource, readonly Refusal[]>> {
    const fixed = [
      ...(wanted.kind === before.kind ? [] : [`kind ${before.kind} instead of ${wanted.kind}`]),
      ...(wanted.timeZone === before.timeZone ? [] : [`time_zone ${before.timeZone} instead of ${wanted.timeZone}`]),
    ];
    if (fixed.length > 0) {
      const facts = { code: wanted.code, differences: fixed.join(', ') };
      return refuse([refusal(timetableReasons.resourceDiffers, null, facts)]);
    }
    const seats = wanted.capacity ?? before.seats;
    if (wanted.name === before.name && seats === before.seats) return ok(before);
    const change = { resourceId: before.id, name: wanted.name, seats };
    const updated = await this.update.execute(owner.administrator, change);
    return updated.ok ? ok(updated.value.resource) : updated;
  }
}
