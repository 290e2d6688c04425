import { Injectable } from '@nestjs/common';
import type { ViewerContext } from '../../access/index.js';
import type { RateKey, ResourceKey } from '../../platform/core/keys.js';
import { Database } from '../../platform/db/database.js';
import { RateObject } from './rate.object.js';
import type { RateVersion } from '../pricing/core/rate-terms.js';
import { everyRateOf, ratesById } from './rates.queries.js';

/** Rates of resources, batched within a request. Not filtered by what the viewer may see. */
@Injectable()
export class RateLoader {
  constructor(private readonly database: Database) {}

  /** Every rate of a resource, the latest first. */
  async every(context: ViewerContext, resourceId: ResourceKey): Promise<RateObject[]> {
    const rates = context.loaders.load(everyRateOf, (ids) => everyRateOf(this.database, ids), resourceId);
    return ((await rates) ?? []).map(RateObject.of);
  }

  /** The version that something refers to. Throws if absent. */
  async version(context: ViewerContext, id: RateKey): Promise<RateVersion> {
    const rate = await context.loaders.load(ratesById, (ids) => ratesById(this.database, ids), id);
    if (rate === null) throw new Error(`the rate ${id.id} is referred to and does not exist`);
    return rate;
  }
}
