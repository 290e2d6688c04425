import { Injectable } from '@nestjs/common';
import { may, organizationsWhere, rolesFor, type Viewer } from '../../access/index.js';
import { resourcesById } from '../../catalog/index.js';
import type { OrganizationKey } from '../../platform/core/keys.js';
import { Database } from '../../platform/db/database.js';
import type { Days } from '../question/core/buckets.js';
import {
  type DemandGrouping,
  demandRows,
  demandTotals,
  type DemandReport,
  LEAST_ORGANIZATIONS,
} from './core/refused-demand.js';
import { demandBy } from './refused-demand.queries.js';

export interface DemandQuestion {
  /** In which it was asked. */
  readonly days: Days;
  readonly groupBy: DemandGrouping;
  /** The organization; null = all whose reports the viewer may see, and everything for a platform admin. */
  readonly organizationId: OrganizationKey | null;
}

/** Reports refused demand: the income that a provider misses, and the practice that a school misses. */
@Injectable()
export class ReportRefusedDemand {
  constructor(private readonly database: Database) {}

  /** The answer; null = the viewer may not see the figures of the organization that is asked for. */
  async execute(viewer: Viewer, { days, groupBy, organizationId }: DemandQuestion): Promise<DemandReport | null> {
    const subject = organizationId === null ? {} : { provider: organizationId };
    if (organizationId !== null && !may(viewer, 'refusedDemand', subject)) return null;
    const platform = may(viewer, 'refusedDemand');
    const counted = await demandBy(this.database, groupBy, {
      days,
      organizationKeys: this.organizationKeys(viewer, organizationId, platform),
      leastOrganizations: platform ? 0 : LEAST_ORGANIZATIONS,
    });
    const asked = counted.groups.flatMap(({ resource }) => resource ?? []);
    const resources = await resourcesById(this.database, asked);
    const names = new Map(
      counted.groups.flatMap(({ key, resource }) => {
        const name = resource === null ? undefined : resources.get(resource.id)?.name;
        return key === null || name === undefined ? [] : [[key, name] as const];
      }),
    );
    const rows = demandRows(groupBy, counted.groups, names);
    return { rows, totals: demandTotals(counted.totals) };
  }

  private organizationKeys(
    viewer: Viewer,
    organizationId: OrganizationKey | null,
    platform: boolean,
  ): OrganizationKey[] | null {
    if (organizationId !== null) return [organizationId];
    return platform ? null : organizationsWhere(viewer, rolesFor('refusedDemand', 'provider'));
  }
}
