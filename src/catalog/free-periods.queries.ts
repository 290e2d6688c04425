import { Injectable } from '@nestjs/common';
import { freePeriods, noSpecialDays, holdersOf, specialDaysIn } from '../availability/index.js';
import type { ResourceKey } from '../platform/core/keys.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/db/database.js';
import { hull, MINUTE_MS, type TimeRange } from '../platform/core/time-range.js';
import { mapInSlices } from '../platform/work/breathe.js';
import type { RequestContext } from '../platform/graphql/request-context.js';
import { resourcesById } from './catalogued-resources.queries.js';

export interface FreePeriodsAsked {
  readonly resourceId: ResourceKey;
  readonly window: TimeRange;
  readonly minimumMinutes: number;
  readonly units: number;
}

/** When resources are free, by the same allocations that booking asks; three statements for all that a request asks. */
@Injectable()
export class FreePeriodQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async load(context: RequestContext, asked: FreePeriodsAsked): Promise<TimeRange[]> {
    const batch = (keys: readonly string[]) =>
      this.find(
        keys.map((key) => JSON.parse(key) as FreePeriodsAsked),
        keys,
      );
    return (await context.loaders.load(FreePeriodQueries, batch, JSON.stringify(asked))) ?? [];
  }

  private async find(all: readonly FreePeriodsAsked[], keys: readonly string[]): Promise<Map<string, TimeRange[]>> {
    const known = await resourcesById(
      this.database,
      all.map((asked) => asked.resourceId),
    );
    const wishes = all.flatMap((asked, index) => {
      const resource = known.get(asked.resourceId.id);
      const key = asked.resourceId;
      return resource === undefined ? [] : [{ asked, resource, key, name: keys[index] ?? '' }];
    });
    const windows = wishes.map(({ asked: { window, units }, resource, key }) => ({
      resource: key,
      range: { ...window, endsAt: window.endsAt + resource.policy.turnaroundMinutes * MINUTE_MS },
      whole: units === resource.units,
    }));
    const span = hull(all.map((asked) => asked.window));
    const owners = wishes.map(({ key }) => key.provider);
    const occupants = await holdersOf(this.database, windows, this.clock.now());
    const specialDays = await specialDaysIn(this.database, owners, span);
    return new Map(
      await mapInSlices(wishes, ({ asked, resource, key, name }, index): [string, TimeRange[]] => {
        const { openingHours, timeZone, units, policy } = resource;
        const calendar = { openingHours, timeZone, specialDays: specialDays.get(key.provider) ?? noSpecialDays };
        const wish = { calendar, units, asked: asked.units, minimumMinutes: asked.minimumMinutes };
        const { turnaroundMinutes } = policy;
        return [name, freePeriods({ ...wish, turnaroundMinutes }, occupants[index] ?? [], asked.window)];
      }),
    );
  }
}
