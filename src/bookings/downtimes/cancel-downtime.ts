import { Injectable } from '@nestjs/common';
import { may, roleWords, type Viewer } from '../../access/index.js';
import { giveTimeBack } from '../../availability/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/db/database.js';
import { refusal } from '../../platform/core/refusal.js';
import { ok, refuse, type Result } from '../../platform/core/result.js';
import { downtimeIds } from '../booking/booking-ids.js';
import type { BookingRefusal } from '../core/booking-refusal.js';
import { downtimeReasons } from './refusals.js';
import { type Downtime, downtimesById, writeDowntimeCancelled } from './downtimes.repository.js';

@Injectable()
export class CancelDowntime {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(viewer: Viewer, downtimeId: string): Promise<Result<Downtime, BookingRefusal[]>> {
    const notFound = refuse<BookingRefusal[]>([refusal(downtimeReasons.notFound, ['downtimeId'])]);
    return this.database.transaction(async (tx) => {
      const downtime = (await downtimesById(tx, [downtimeId])).get(downtimeId);
      const key = downtimeIds.decode(downtimeId);
      if (downtime === undefined || key === null || !may(viewer, 'downtime', { provider: downtime.organizationId })) {
        return notFound;
      }
      if (!may(viewer, 'cancelDowntime', { provider: downtime.organizationId })) {
        const roles = roleWords('cancelDowntime', 'provider');
        return refuse([refusal(downtimeReasons.needsRole, ['downtimeId'], { roles })]);
      }
      if (!(await writeDowntimeCancelled(tx, key, this.clock.now()))) return notFound;
      await giveTimeBack(tx, key.organizationId, [key.id]);
      return ok(downtime);
    });
  }
}
