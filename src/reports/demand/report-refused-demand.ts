import { Injectable } from '@nestjs/common';
import { may, organizationIds, organizationsWhere, rolesFor, type Viewer } from '../../access/index.js';
import { resourcesById } from '../../catalog/index.js';
import { Database } from '../../platform/db/database.js';
import type { Days } from '../question/core/cells.js';
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
  /** Null: every organization whose reports the viewer may see; of who runs the platform, everything. */
  readonly organizationId: string | null;
}

/** What was asked for and not to be had: what a provider could earn, and a school is missing. */
@Injectable()
export class ReportRefusedDemand {
  constructor(private readonly database: Database) {}

  /** Null when the viewer may not see the figures of the organization that is asked for. */
  async execute(viewer: Viewer, { days, groupBy, organizationId }: DemandQuestion): Promise<DemandReport | null> {
    const subject = organizationId === null ? {} : { provider: organizationId };
    if (organizationId !== null && !may(viewer, 'refusedDemand', subject)) return null;
    const platform = may(viewer, 'refusedDemand');
    const counted = await demandBy(this.database, groupBy, {
      days,
      organizationKeys: this.organizationKeys(viewer, organizationId, platform),
      leastOrganizations: platform ? 0 : LEAST_ORGANIZATIONS,
    });
    const ids = groupBy === 'RESOURCE' ? counted.groups.flatMap(({ key }) => key ?? []) : [];
    const resources = await resourcesById(this.database, ids);
    const names = new Map([...resources.values()].map(({ id, name }) => [id, name]));
    const rows = demandRows(groupBy, counted.groups, names);
    return { rows, totals: demandTotals(counted.totals) };
  }

  private organizationKeys(viewer: Viewer, organizationId: string | null, platform: boolean): string[] | null {
    if (organizationId !== null) return [organizationIds.decode(organizationId)].filter((key) => key !== null);
    if (platform) return null;
    const seen = organizationsWhere(viewer, rolesFor('refusedDemand', 'provider'));
    return seen.flatMap((id) => organizationIds.decode(id) ?? []);
  }
}
