import { Injectable } from '@nestjs/common';
import type { ViewerContext } from '../access/index.js';
import type { TimeRange } from '../platform/core/time-range.js';
import type { AvailableResource } from './available.js';
import { FindAvailableResources } from './find-available-resources.js';

/** Further slots of what a search found, batched: as many statements for a page as for one resource. */
@Injectable()
export class SlotLoader {
  /** The offers of each search for which slots were asked, by the key of the loader. */
  private readonly asked = new WeakMap<AvailableResource['search'], Map<string, AvailableResource>>();

  constructor(private readonly find: FindAvailableResources) {}

  /** The next slots inside the window of the search, the offered one first; at most `count`. */
  async slots(context: ViewerContext, offer: AvailableResource, count: number): Promise<readonly TimeRange[]> {
    const { viewer } = context;
    if (viewer === null) return [];
    const { search, resource } = offer;
    const offers = this.asked.get(search) ?? new Map<string, AvailableResource>();
    this.asked.set(search, offers);
    const key = `${count} ${resource.id.id} ${offer.period.startsAt}`;
    offers.set(key, offer);
    const load = async (keys: readonly string[]) => {
      const wanted = keys.flatMap((each) => {
        const found = offers.get(each);
        if (found === undefined) return [];
        const { period, ...candidate } = found;
        return [{ key: each, candidate, period, count: Number(each.split(' ')[0]) }];
      });
      const slots = await this.find.slots(viewer, search, wanted);
      return new Map(wanted.map((each, index) => [each.key, slots[index] ?? []]));
    };
    return (await context.loaders.load<string, TimeRange[]>(search, load, key)) ?? [];
  }
}
