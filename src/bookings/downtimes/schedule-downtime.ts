import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { keyRefusals } from '../booking/idempotency.js';
import { type RefusedBooking, refusedFor } from '../booking/refused-booking.js';
import { type GivenKey, keyedRequest, may, once, roleWords, type Viewer } from '../../access/index.js';
import { holdersOf, type AllocationEntry, findConflicts } from '../../availability/index.js';
import { type CataloguedResource, isVisible, resourcesById } from '../../catalog/index.js';
import { happened } from '../../happenings/index.js';
import type { BookingKey, DowntimeKey, ResourceKey } from '../../platform/core/keys.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type Tx } from '../../platform/db/database.js';
import { refusal } from '../../platform/core/refusal.js';
import { ok, refuse, type Result } from '../../platform/core/result.js';
import type { Instant, TimeRange } from '../../platform/core/time-range.js';
import type { InTheWay } from '../booking/affected-bookings.js';
import { type BookingRefusal, oncePerCode } from '../core/booking-refusal.js';
import { type BookingConflict, conflictOf } from '../core/rule-checks.js';
import { periodProblems } from '../core/period.js';
import { admissionReasons } from '../core/refusals.js';
import { downtimeReasons } from './refusals.js';
import { type Downtime, insertDowntime, scheduledDowntime } from './downtimes.repository.js';
import { ofDowntime } from './downtime-happening.js';

export interface ScheduleDowntimeCommand {
  readonly resourceId: ResourceKey;
  readonly period: TimeRange;
  readonly reason: string;
  readonly idempotency?: GivenKey<DowntimeKey> | null;
}

const MOST_CHARACTERS = 2_000;

function shapeProblems(command: ScheduleDowntimeCommand): BookingRefusal[] {
  const { reason } = command;
  const badReason =
    reason.trim() === '' || reason.length > MOST_CHARACTERS
      ? [refusal(downtimeReasons.badReason, ['reason'], { most: MOST_CHARACTERS })]
      : [];
  return oncePerCode([...badReason, ...periodProblems(command.period)]);
}

/** The resource on which each booking among the conflicts stands: the one that would be out of use, or one inside it. */
const bookingsInTheWay = (
  { provider }: ResourceKey,
  conflicts: readonly BookingConflict[],
  occupants: readonly AllocationEntry[],
): InTheWay[] =>
  conflicts.flatMap(({ holderId, reason }) => {
    const found = occupants.filter((occupant) => occupant.holderId === holderId);
    const standing = found.find((occupant) => !occupant.inside) ?? found[0];
    return standing === undefined || reason === 'DOWNTIME'
      ? []
      : [
          {
            bookingId: { provider, id: holderId as BookingKey['id'] },
            resourceId: { provider, id: standing.resourceKey },
          },
        ];
  });

@Injectable()
export class ScheduleDowntime {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(viewer: Viewer, command: ScheduleDowntimeCommand): Promise<Result<Downtime, RefusedBooking>> {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const resource = (await resourcesById(tx, [command.resourceId])).get(command.resourceId.id);
      const key = command.resourceId;
      if (resource === undefined || !isVisible(viewer, resource)) {
        return refuse(refusedFor([refusal(admissionReasons.noResource, ['resourceId'])]));
      }
      if (!may(viewer, 'scheduleDowntime', { provider: resource.organizationId })) {
        const roles = roleWords('scheduleDowntime', 'provider');
        return refuse(refusedFor([refusal(downtimeReasons.needsRole, ['resourceId'], { roles })]));
      }
      const request = keyedRequest(viewer, 'scheduleDowntime', resource.organizationId, command.idempotency, now);
      return once<Downtime, RefusedBooking, DowntimeKey>(tx, request, {
        work: () => this.schedule(tx, viewer, command, { resource, key }, now),
        keyOf: ({ id }) => id,
        again: (id) => scheduledDowntime(tx, id),
        refuse: (problem) => refusedFor(keyRefusals(problem)),
      });
    });
  }

  private async schedule(
    tx: Tx,
    viewer: Viewer,
    command: ScheduleDowntimeCommand,
    { resource, key }: { readonly resource: CataloguedResource; readonly key: ResourceKey },
    now: Instant,
  ): Promise<Result<Downtime, RefusedBooking>> {
    const problems = shapeProblems(command);
    if (problems.length > 0) return refuse(refusedFor(problems));

    const [occupants = []] = await holdersOf(tx, [{ resource: key, range: command.period, whole: true }], now);
    const claim = { kind: 'DOWNTIME' as const, units: resource.units, blocked: command.period };
    const conflicts = findConflicts(resource.units, claim, occupants).map((each) => conflictOf(resource.id, each));
    if (conflicts.length > 0) {
      const refusals = [refusal(downtimeReasons.inTheWay, ['startsAt'], { count: conflicts.length })];
      const inTheWay = bookingsInTheWay(key, conflicts, occupants);
      return refuse({ ...refusedFor(refusals), conflicts, inTheWay });
    }
    const { period, reason } = command;
    const downtimeId = uuidv7() as DowntimeKey['id'];
    const { units } = resource;
    await insertDowntime(tx, { downtimeId, resource: key, units, period, reason, scheduledBy: viewer.accountKey }, now);
    const id = { provider: key.provider, id: downtimeId };
    const downtime = { id, organizationId: resource.organizationId, resourceId: resource.id, period, reason };
    const told = { kind: 'DOWNTIME_SCHEDULED', reason, at: now } as const;
    await happened(tx, ofDowntime(viewer, downtime, resource.name, told));
    return ok(downtime);
  }
}
