import { Injectable } from '@nestjs/common';
import type { ViewerContext } from '../../access/index.js';
import type { ResourceKey } from '../../platform/core/keys.js';
import { Database } from '../../platform/db/database.js';
import { RateObject } from './rate.object.js';
import { everyRateOf } from './rates.queries.js';

/** Rates of resources, batched within a request. Not filtered by what the viewer may see. */
@Injectable()
export class RateLoader {
  constructor(private readonly database: Database) {}

  /** Every rate of a resource, the latest first. */
  async every(context: ViewerContext, resourceId: ResourceKey): Promise<RateObject[]> {
    const rates = context.loaders.load(everyRateOf, (ids) => everyRateOf(this.database, ids), resourceId);
    return ((await rates) ?? []).map(RateObject.of);
  }
}
