import { Injectable } from '@nestjs/common';
import { may, type Viewer } from '../../access/index.js';
import { giveTimeBack } from '../../availability/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/db/database.js';
import { ok, refuse, type Result } from '../../platform/core/result.js';
import { downtimeIds } from '../booking/booking-ids.js';
import { type BookingRefusal, bookingRefusal } from '../core/booking-refusal.js';
import { type Downtime, downtimesById, writeDowntimeCancelled } from './downtimes.repository.js';

@Injectable()
export class CancelDowntime {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(viewer: Viewer, downtimeId: string): Promise<Result<Downtime, BookingRefusal[]>> {
    const notFound = refuse([bookingRefusal('NOT_FOUND', ['downtimeId'], 'There is no such downtime.')]);
    return this.database.transaction(async (tx) => {
      const downtime = (await downtimesById(tx, [downtimeId])).get(downtimeId);
      const key = downtimeIds.decode(downtimeId);
      if (downtime === undefined || key === null || !may(viewer, 'downtime', { provider: downtime.organizationId })) {
        return notFound;
      }
      if (!may(viewer, 'cancelDowntime', { provider: downtime.organizationId })) {
        const message = 'Downtimes need the role RESOURCE_MANAGER or ADMIN in the organization that owns the resource.';
        return refuse([bookingRefusal('NOT_PERMITTED', ['downtimeId'], message)]);
      }
      if (!(await writeDowntimeCancelled(tx, key, this.clock.now()))) return notFound;
      await giveTimeBack(tx, key.organizationId, [key.id]);
      return ok(downtime);
    });
  }
}
