import { Injectable } from '@nestjs/common';
import { DemandLog, unitMinutesOf } from '../demand/index.js';
import { Clock } from '../platform/clock/clock.js';
import { MINUTE_MS } from '../platform/core/time-range.js';
import { Database, statement } from '../platform/db/database.js';
import { couldBeMet } from './core/could-be-met.js';
import type { NearestFit } from './explain-nothing.js';
import type { AvailabilitySearch } from './find-available-resources.js';
import type { Near } from './narrowing.js';

const ELSEWHERE = 'UTC';

const zoneNear = statement(
  'search.zone-near',
  `select s.time_zone from site s where s.latitude is not null
    order by point(s.longitude, s.latitude) <-> point($1, $2) limit 1`,
);

/** Counts a search that found nothing, for the reports. */
@Injectable()
export class NoteNothing {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly demand: DemandLog,
  ) {}

  /** `fits`: what would fit without one of its filters; the reason is the only one that is to blame. */
  async execute(search: AvailabilitySearch, fits: readonly NearestFit[]): Promise<void> {
    if (!couldBeMet(search, this.clock.now())) return;
    const { window, durationMinutes, units, skills, near, organizationId } = search;
    const [only, ...others] = fits;
    const endsAt = durationMinutes === null ? window.endsAt : window.startsAt + durationMinutes * MINUTE_MS;
    const refused = {
      reason: only === undefined || others.length > 0 ? ('NOTHING' as const) : only.filter,
      startsAt: window.startsAt,
      timeZone: near === null ? ELSEWHERE : await this.zoneAt(near),
      resourceId: null,
      skills,
      withinKilometres: near?.withinKilometres ?? null,
      consumerId: organizationId,
      unitMinutes: unitMinutesOf(units, { startsAt: window.startsAt, endsAt }),
      worth: null,
    };
    this.demand.note(() => [refused]);
  }

  /** That of the nearest site, which is hardly ever another; a search is not refused for want of it. */
  private async zoneAt({ latitude, longitude }: Near): Promise<string> {
    try {
      const [site] = await this.database.run<{ time_zone: string }>(zoneNear, [longitude, latitude]);
      return site?.time_zone ?? ELSEWHERE;
    } catch {
      return ELSEWHERE;
    }
  }
}
