import { Injectable } from '@nestjs/common';
import { may, roleWords, type Viewer } from '../../access/index.js';
import { type CataloguedResource, isVisible, ofResource, resourcesById } from '../../catalog/index.js';
import { changesBetween, happened } from '../../happenings/index.js';
import { Clock } from '../../platform/clock/clock.js';
import type { ResourceKey } from '../../platform/core/keys.js';
import { Database } from '../../platform/db/database.js';
import { type Refusal, refusal } from '../../platform/core/refusal.js';
import { ok, refuse, type Result } from '../../platform/core/result.js';
import { replaceRatedHours } from './rated-hours.repository.js';
import { ratedHoursReasons } from './refusals.js';

export type RatedHoursErrorCode = 'INVALID' | 'NOT_FOUND' | 'NOT_PERMITTED';

export type RatedHoursRefusal = Refusal<RatedHoursErrorCode>;

export interface SetRatedHoursCommand {
  readonly resourceId: ResourceKey;
  /** Absent or null: what is expected of equipment for general use. */
  readonly hoursPerYear?: number | null | undefined;
}

const HOURS_OF_A_YEAR = 8760;

/** How many hours a year the owner expects a resource to be used; figures are held against it, and nothing else is. */
@Injectable()
export class SetRatedHours {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(
    viewer: Viewer,
    { resourceId, hoursPerYear = null }: SetRatedHoursCommand,
  ): Promise<Result<CataloguedResource, RatedHoursRefusal[]>> {
    const resource = (await resourcesById(this.database, [resourceId])).get(resourceId.id);
    if (resource === undefined || !isVisible(viewer, resource)) {
      return refuse([refusal(ratedHoursReasons.notFound, ['resourceId'])]);
    }
    if (!may(viewer, 'setRatedHours', { provider: resource.organizationId })) {
      const roles = roleWords('setRatedHours', 'provider');
      return refuse([refusal(ratedHoursReasons.needsRole, ['resourceId'], { roles })]);
    }
    if (hoursPerYear !== null && (hoursPerYear < 1 || hoursPerYear > HOURS_OF_A_YEAR)) {
      const facts = { most: HOURS_OF_A_YEAR, given: hoursPerYear };
      return refuse([refusal(ratedHoursReasons.outOfRange, ['hoursPerYear'], facts)]);
    }
    return this.database.transaction(async (tx) => {
      const before = await replaceRatedHours(tx, resourceId, hoursPerYear);
      const changes = changesBetween({ ratedHoursPerYear: before }, { ratedHoursPerYear: hoursPerYear });
      if (changes.length > 0 && resource.status !== 'DRAFT') {
        const told = { kind: 'RESOURCE_CHANGED', at: this.clock.now(), changes } as const;
        await happened(tx, ofResource(viewer, resource, told));
      }
      return ok(resource);
    });
  }
}
