import { Injectable } from '@nestjs/common';
import { may, roleWords, type Viewer } from '../../access/index.js';
import { requiredResource } from '../../catalog/index.js';
import { changesBetween, happened } from '../../happenings/index.js';
import { formatInstant } from '../../platform/core/calendar.js';
import type { DowntimeKey } from '../../platform/core/keys.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type Tx } from '../../platform/db/database.js';
import { refusal } from '../../platform/core/refusal.js';
import { ok, refuse, type Result } from '../../platform/core/result.js';
import { hull, type Instant } from '../../platform/core/time-range.js';
import { type RefusedBooking, refusedFor } from '../booking/refused-booking.js';
import { changedDowntime, type DowntimeChanges } from './core/changed-downtime.js';
import { ofDowntime } from './downtime-happening.js';
import { type Downtime, lockedDowntime, moveDowntime } from './downtimes.repository.js';
import { downtimeReasons } from './core/refusals.js';
import { shapeProblems, standingInTheWay } from './wanted-downtime.js';

export interface UpdateDowntimeCommand extends DowntimeChanges {
  readonly downtimeId: DowntimeKey;
}

const valuesOf = ({ period, reason }: Downtime) => ({
  startsAt: formatInstant(period.startsAt),
  endsAt: formatInstant(period.endsAt),
  reason,
});

/** Changes a downtime as if it were scheduled anew over its old self. */
@Injectable()
export class UpdateDowntime {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  execute(viewer: Viewer, command: UpdateDowntimeCommand): Promise<Result<Downtime, RefusedBooking>> {
    return this.database.transaction(async (tx) => {
      const downtime = await lockedDowntime(tx, command.downtimeId);
      const now = this.clock.now();
      if (downtime === null || !may(viewer, 'downtime', { provider: downtime.organizationId })) {
        return refuse(refusedFor([refusal(downtimeReasons.notFound, ['downtimeId'])]));
      }
      if (!may(viewer, 'updateDowntime', { provider: downtime.organizationId })) {
        const roles = roleWords('updateDowntime', 'provider');
        return refuse(refusedFor([refusal(downtimeReasons.needsRole, ['downtimeId'], { roles })]));
      }
      const changed = changedDowntime(downtime, command, now);
      return changed.ok
        ? this.change(tx, viewer, downtime, { ...downtime, ...changed.value }, now)
        : refuse(refusedFor(changed.error));
    });
  }

  private async change(
    tx: Tx,
    viewer: Viewer,
    before: Downtime,
    after: Downtime,
    now: Instant,
  ): Promise<Result<Downtime, RefusedBooking>> {
    const problems = shapeProblems(after.period, after.reason);
    if (problems.length > 0) return refuse(refusedFor(problems));
    const changes = changesBetween(valuesOf(before), valuesOf(after));
    if (changes.length === 0) return ok(after);
    const resource = await requiredResource(tx, before.resourceId);
    const inTheWay = await standingInTheWay(tx, resource, after.period, before.id, now);
    if (inTheWay !== null) return refuse(inTheWay);
    await moveDowntime(tx, after, resource.units, now);
    const told = { kind: 'DOWNTIME_CHANGED', reason: after.reason, at: now } as const;
    const touched = hull([before.period, after.period]);
    await happened(tx, { ...ofDowntime(viewer, after, resource.name, told), changes, touched });
    return ok(after);
  }
}
