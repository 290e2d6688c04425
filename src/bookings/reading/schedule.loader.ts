import { Injectable } from '@nestjs/common';
import type { ViewerContext } from '../../access/index.js';
import { eachOnce, type ScheduledEntry, scheduleOf } from '../../availability/index.js';
import type { ResourceKey } from '../../platform/core/keys.js';
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

  /** Entries that take or took units of the resource, or of what stands inside, in the window, by start, not clipped. */
  async entries(
    context: ViewerContext,
    resource: ResourceKey,
    { startsAt, endsAt }: TimeRange,
    inside: boolean,
  ): Promise<readonly ScheduledEntry[]> {
    const load = (names: readonly string[]) => this.load(names);
    const name = [resource.provider, resource.id, startsAt, endsAt, inside].join(' ');
    return (await context.loaders.load(ScheduleLoader, load, name)) ?? [];
  }

  private async load(names: readonly string[]): Promise<Map<string, ScheduledEntry[]>> {
    const windows = names.map((name) => {
      const [provider, id, from, to, inside] = name.split(' ');
      const resource = { provider, id } as ResourceKey;
      return { name, resource, range: { startsAt: Number(from), endsAt: Number(to) }, whole: inside === 'true' };
    });
    const found = await scheduleOf(this.database, windows, this.clock.now());
    return new Map(windows.map((window, index) => [window.name, eachOnce(found[index] ?? [])]));
  }
}
