import { Injectable } from '@nestjs/common';
import { may, type ViewerContext } from '../../access/index.js';
import type { DowntimeKey } from '../../platform/core/keys.js';
import { Database } from '../../platform/db/database.js';
import { DowntimeObject } from './downtime.object.js';
import { downtimesById } from './downtimes.repository.js';

/** Downtimes that other objects refer to, batched; null when the viewer may not see one. */
@Injectable()
export class DowntimeLoader {
  constructor(private readonly database: Database) {}

  async downtime(context: ViewerContext, id: DowntimeKey): Promise<DowntimeObject | null> {
    const downtime = await context.loaders.load(downtimesById, (ids) => downtimesById(this.database, ids), id);
    const visible =
      downtime !== null &&
      context.viewer !== null &&
      may(context.viewer, 'downtime', { provider: downtime.organizationId });
    return visible ? DowntimeObject.of(downtime) : null;
  }
}
