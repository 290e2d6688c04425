import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { keyRefusals } from '../booking/idempotency.js';
import { type RefusedBooking, refusedFor } from '../booking/refused-booking.js';
import { type GivenKey, keyedRequest, once, type Viewer } from '../../access/index.js';
import type { CataloguedResource } from '../../catalog/index.js';
import { happened } from '../../happenings/index.js';
import type { DowntimeKey, ResourceKey } from '../../platform/core/keys.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type Tx } from '../../platform/db/database.js';
import { ok, refuse, type Result } from '../../platform/core/result.js';
import type { Instant, TimeRange } from '../../platform/core/time-range.js';
import { type Downtime, insertDowntime, scheduledDowntime } from './downtimes.repository.js';
import { ofDowntime } from './downtime-happening.js';
import { closableResource, shapeProblems, standingInTheWay } from './wanted-downtime.js';

export interface ScheduleDowntimeCommand {
  readonly resourceId: ResourceKey;
  readonly period: TimeRange;
  readonly reason: string;
  readonly idempotency?: GivenKey<DowntimeKey> | null;
}

@Injectable()
export class ScheduleDowntime {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(viewer: Viewer, command: ScheduleDowntimeCommand): Promise<Result<Downtime, RefusedBooking>> {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const closable = await closableResource(tx, viewer, command.resourceId);
      if (!closable.ok) return closable;
      const resource = closable.value;
      const request = keyedRequest(viewer, 'scheduleDowntime', resource.organizationId, command.idempotency, now);
      return once<Downtime, RefusedBooking, DowntimeKey>(tx, request, {
        work: () => this.schedule(tx, viewer, command, resource, now),
        keyOf: ({ id }) => id,
        again: (id) => scheduledDowntime(tx, id),
        refuse: (problem) => refusedFor(keyRefusals(problem)),
      });
    });
  }

  /** Answers what would refuse the downtime now, above all the bookings in its way; null = nothing. Asks no reason. */
  async preview(
    viewer: Viewer,
    { resourceId, period }: Pick<ScheduleDowntimeCommand, 'resourceId' | 'period'>,
  ): Promise<RefusedBooking | null> {
    const closable = await closableResource(this.database, viewer, resourceId);
    if (!closable.ok) return closable.error;
    const problems = shapeProblems(period, null);
    if (problems.length > 0) return refusedFor(problems);
    return standingInTheWay(this.database, closable.value, period, null, this.clock.now());
  }

  private async schedule(
    tx: Tx,
    viewer: Viewer,
    { period, reason }: ScheduleDowntimeCommand,
    resource: CataloguedResource,
    now: Instant,
  ): Promise<Result<Downtime, RefusedBooking>> {
    const problems = shapeProblems(period, reason);
    if (problems.length > 0) return refuse(refusedFor(problems));
    const inTheWay = await standingInTheWay(tx, resource, period, null, now);
    if (inTheWay !== null) return refuse(inTheWay);
    const downtimeId = uuidv7() as DowntimeKey['id'];
    const { id: key, units, organizationId } = resource;
    await insertDowntime(tx, { downtimeId, resource: key, units, period, reason, scheduledBy: viewer.accountKey }, now);
    const downtime = {
      id: { provider: key.provider, id: downtimeId },
      organizationId,
      resourceId: key,
      period,
      reason,
    };
    const told = { kind: 'DOWNTIME_SCHEDULED', reason, at: now } as const;
    await happened(tx, ofDowntime(viewer, downtime, resource.name, told));
    return ok(downtime);
  }
}
