import { Injectable } from '@nestjs/common';
import type { ViewerContext } from '../../access/index.js';
import { type AllocationEntry, scheduleOf } from '../../availability/index.js';
import { resourceIds } from '../../catalog/index.js';
import { Clock } from '../../platform/clock/clock.js';
import type { TimeRange } from '../../platform/core/time-range.js';
import { Database } from '../../platform/db/database.js';

/** Schedules of resources, all that a request asks for in one statement. */
@Injectable()
export class ScheduleLoader {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Entries that take or took units of the resource in the window, by start, not clipped. */
  async entries(
    context: ViewerContext,
    resourceId: string,
    { startsAt, endsAt }: TimeRange,
  ): Promise<readonly AllocationEntry[]> {
    const load = (keys: readonly string[]) => this.load(keys);
    return (await context.loaders.load(ScheduleLoader, load, `${resourceId} ${startsAt} ${endsAt}`)) ?? [];
  }

  private async load(keys: readonly string[]): Promise<Map<string, AllocationEntry[]>> {
    const windows = keys.flatMap((key) => {
      const [id = '', from, to] = key.split(' ');
      const resource = resourceIds.decode(id);
      return resource === null
        ? []
        : [{ key, resource, range: { startsAt: Number(from), endsAt: Number(to) }, whole: false }];
    });
    const found = await scheduleOf(this.database, windows, this.clock.now());
    return new Map(windows.map((window, index) => [window.key, found[index] ?? []]));
  }
}
