import { Injectable } from '@nestjs/common';
import type { Viewer, ViewerContext } from '../access/index.js';
import type { OrganizationKey } from '../platform/core/keys.js';
import { Database, statement } from '../platform/db/database.js';
import { visibilityOf, visible } from './visible-resources.queries.js';

const countVisible = statement('resource.count-of-organizations')`
  select o.id as organization, (
    select count(*)::int from resource r where r.organization_id = o.id and ${visible}) as total
    from unnest($4::bigint[]) o (id)`;

/** Counts the resources of organizations that a viewer may see, batched within a request. */
@Injectable()
export class ResourceCounts {
  constructor(private readonly database: Database) {}

  async load(context: ViewerContext, viewer: Viewer, organizationId: OrganizationKey): Promise<number> {
    const batch = async (keys: readonly OrganizationKey[]) => {
      const values = [...visibilityOf(viewer), keys];
      const rows = await this.database.run<{ organization: OrganizationKey; total: number }>(countVisible, values);
      return new Map(rows.map(({ organization, total }) => [organization, total]));
    };
    return (await context.loaders.load(this, batch, organizationId)) ?? 0;
  }
}
