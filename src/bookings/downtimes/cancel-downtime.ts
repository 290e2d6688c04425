import { Injectable } from '@nestjs/common';
import { may, roleWords, type Viewer } from '../../access/index.js';
import { giveTimeBack } from '../../availability/index.js';
import { resourcesById } from '../../catalog/index.js';
import { happened } from '../../happenings/index.js';
import type { DowntimeKey } from '../../platform/core/keys.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/db/database.js';
import { refusal } from '../../platform/core/refusal.js';
import { ok, refuse, type Result } from '../../platform/core/result.js';
import type { BookingRefusal } from '../core/booking-refusal.js';
import { downtimeReasons } from './core/refusals.js';
import { ofDowntime } from './downtime-happening.js';
import { type Downtime, downtimesById, writeDowntimeCancelled } from './downtimes.repository.js';

@Injectable()
export class CancelDowntime {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(viewer: Viewer, downtimeId: DowntimeKey): Promise<Result<Downtime, BookingRefusal[]>> {
    const notFound = refuse<BookingRefusal[]>([refusal(downtimeReasons.notFound, ['downtimeId'])]);
    return this.database.transaction(async (tx) => {
      const downtime = (await downtimesById(tx, [downtimeId])).get(downtimeId.id);
      if (downtime === undefined || !may(viewer, 'downtime', { provider: downtime.organizationId })) {
        return notFound;
      }
      if (!may(viewer, 'cancelDowntime', { provider: downtime.organizationId })) {
        const roles = roleWords('cancelDowntime', 'provider');
        return refuse([refusal(downtimeReasons.needsRole, ['downtimeId'], { roles })]);
      }
      const now = this.clock.now();
      if (!(await writeDowntimeCancelled(tx, downtimeId, now))) return notFound;
      await giveTimeBack(tx, downtimeId.provider, [downtimeId.id]);
      const resource = (await resourcesById(tx, [downtime.resourceId])).get(downtime.resourceId.id);
      const told = { kind: 'DOWNTIME_CANCELLED', reason: null, at: now } as const;
      await happened(tx, ofDowntime(viewer, downtime, resource?.name ?? '', told));
      return ok(downtime);
    });
  }
}
