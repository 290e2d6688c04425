import { Injectable } from '@nestjs/common';
import { may, roleWords, type Viewer } from '../../access/index.js';
import { type CataloguedResource, isVisible, ofResource, resourcesById } from '../../catalog/index.js';
import { changesBetween, happened } from '../../happenings/index.js';
import { Clock } from '../../platform/clock/clock.js';
import type { ResourceKey } from '../../platform/core/keys.js';
import { Database, statement } from '../../platform/db/database.js';
import { type Refusal, refusal } from '../../platform/core/refusal.js';
import { ok, refuse, type Result } from '../../platform/core/result.js';
import { ratedHoursReasons } from './refusals.js';

export type RatedHoursErrorCode = 'INVALID' | 'NOT_FOUND' | 'NOT_PERMITTED';

export type RatedHoursRefusal = Refusal<RatedHoursErrorCode>;

export interface SetRatedHoursCommand {
  readonly resourceId: ResourceKey;
  /** Absent or null: what is expected of equipment for general use. */
  readonly hoursPerYear?: number | null | undefined;
}

const HOURS_OF_A_YEAR = 8760;

interface Before {
  readonly before: number | null;
}

const keep = statement(
  'rated-hours.keep',
  `insert into rated_hours (organization_id, resource_id, hours_per_year) values ($1, $2, $3)
   on conflict on constraint rated_hours_pkey do update set hours_per_year = excluded.hours_per_year
   returning old.hours_per_year as before`,
);

const clear = statement(
  'rated-hours.clear',
  `delete from rated_hours where organization_id = $1 and resource_id = $2 returning hours_per_year as before`,
);

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
      const place = [resourceId.provider, resourceId.id];
      const written =
        hoursPerYear === null ? tx.run<Before>(clear, place) : tx.run<Before>(keep, [...place, hoursPerYear]);
      const before = (await written)[0]?.before ?? null;
      const changes = changesBetween({ ratedHoursPerYear: before }, { ratedHoursPerYear: hoursPerYear });
      if (changes.length > 0 && resource.status !== 'DRAFT') {
        const told = { kind: 'RESOURCE_CHANGED', at: this.clock.now(), changes } as const;
        await happened(tx, ofResource(viewer, resource, told));
      }
      return ok(resource);
    });
  }
}
