import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { Clock } from '../platform/clock/clock.js';
import { isTimeZone } from '../platform/core/zone.js';
import { Database, statement } from '../platform/db/database.js';
import { differingZones, sentenceOf } from '../platform/db/zone-tables.js';

const findZones = statement('organizations.zones-in-use')`
  select time_zone as zone from organization union select time_zone from site`;

/** Names, at start, the time zones in use for which Node and PostgreSQL have different rules. Refuses nothing. */
@Injectable()
export class NameDifferingZones {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly log: PinoLogger,
  ) {}

  async execute(): Promise<void> {
    try {
      const inUse = await this.database.run<{ zone: string }>(findZones);
      const zones = inUse.map(({ zone }) => zone).filter(isTimeZone);
      const differing = await differingZones(this.database, zones, this.clock.now());
      if (differing.length > 0) this.log.warn(sentenceOf(differing, process.versions['tz'] ?? 'unknown'));
    } catch (err) {
      this.log.warn({ err }, 'the time zones of Node and PostgreSQL could not be compared');
    }
  }
}
