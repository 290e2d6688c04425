import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type BookingConflict,
  bookingUnder,
  RequestBooking,
  RequestBookingSeries,
  type RequestByKey,
  requestsByKey,
  RescheduleBooking,
  seriesUnder,
  UpdateBooking,
} from '../bookings/index.js';
import type { CataloguedResource } from '../catalog/index.js';
import type { BookingKey } from '../platform/core/keys.js';
import { Clock } from '../platform/clock/clock.js';
import { type Refusal, refusal } from '../platform/core/refusal.js';
import type { TimeRange } from '../platform/core/time-range.js';
import type { LocalDateTime } from '../platform/core/local-time.js';
import { resolveLocal } from '../platform/core/zone.js';
import { Database } from '../platform/db/database.js';
import { decideLesson, type LessonChange } from './core/lesson.js';
import { timetableReasons } from './core/refusals.js';
import type { TimetableRow } from './core/timetable.js';
import type { TimetableOwner } from './owner.js';

/** The outcome of a row: its bookings, or the reasons why there are none. */
export interface RowOutcome {
  readonly bookings: readonly BookingKey[];
  readonly periods: readonly TimeRange[];
  readonly refusals: readonly Refusal[];
  readonly conflicts: readonly BookingConflict[];
  /** True when a lesson that stood was moved or renamed. */
  readonly changed: boolean;
}

/** The lessons that stand, by the hash of their reference. */
export type Lessons = ReadonlyMap<string, RequestByKey & { readonly generation: number }>;

/** Both must exist on the clock of the zone. */
export const periodOf = (local: { startsAt: LocalDateTime; endsAt: LocalDateTime }, zone: string): TimeRange => ({
  startsAt: resolveLocal(local.startsAt, zone).instant,
  endsAt: resolveLocal(local.endsAt, zone).instant,
});

const PREFIX = 'timetable ';

const hashOf = (reference: string): string => createHash('sha256').update(reference).digest('hex');

const asItStands = { refusals: [], conflicts: [] };

/** Brings in the booking or series that a row means. Its reference names the lesson, whatever else the row says. */
@Injectable()
export class TimetableRequests {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly requestBooking: RequestBooking,
    private readonly requestBookingSeries: RequestBookingSeries,
    private readonly reschedule: RescheduleBooking,
    private readonly update: UpdateBooking,
  ) {}

  /**
   * The lessons of an organization that earlier imports booked. A lesson is known by the idempotency key of its booking,
   * which stands in the same transaction: its generation, from 1, and the hash of its reference. The latest one counts.
   */
  async lessons(owner: TimetableOwner): Promise<Lessons> {
    const found = await requestsByKey(this.database, owner.organizationId, PREFIX, this.clock.now());
    return new Map(
      found.map((request) => {
        const [generation = '', hash = ''] = request.key.slice(PREFIX.length).split(' ');
        return [hash, { ...request, generation: Number(generation) }];
      }),
    );
  }

  static lessonOf(lessons: Lessons, reference: string) {
    return lessons.get(hashOf(reference)) ?? null;
  }

  async execute(
    owner: TimetableOwner,
    row: TimetableRow,
    resource: CataloguedResource,
    lessons: Lessons,
  ): Promise<RowOutcome> {
    const lesson = TimetableRequests.lessonOf(lessons, row.reference);
    const period = periodOf(row, resource.timeZone);
    const decision = decideLesson(lesson, { row, resourceId: resource.id, period });
    const bookings = lesson?.bookings.map(({ id }) => id) ?? [];
    const { reference } = row;
    const refused = (why: Refusal): RowOutcome => ({
      ...{ bookings: [], periods: [], conflicts: [], changed: false },
      refusals: [why],
    });
    switch (decision.kind) {
      case 'BOOK':
        return this.book(owner, row, resource, `${PREFIX}${(lesson?.generation ?? 0) + 1} ${hashOf(row.reference)}`);
      case 'STANDS':
        return { bookings, periods: [], changed: false, ...asItStands };
      case 'CALLED_OFF':
        return refused(refusal(timetableReasons.calledOff, null, { reference }));
      case 'DIFFERS': {
        const facts = { reference, differences: decision.differences.join(', ') };
        return refused(refusal(timetableReasons.lessonDiffers, null, facts));
      }
      case 'CHANGE':
        return this.change(owner, decision.change);
    }
  }

  private async change(owner: TimetableOwner, { bookingId, move, details }: LessonChange): Promise<RowOutcome> {
    const outcome = { bookings: [bookingId], periods: [], changed: true };
    if (move !== null) {
      const items = [{ resourceId: move.resourceId, units: 1 }];
      const moved = await this.reschedule.execute(owner.administrator, { bookingId, period: move.period, items });
      if (!moved.ok) return { ...outcome, ...moved.error, bookings: [], periods: [move.period] };
    }
    if (details !== null) {
      const updated = await this.update.execute(owner.administrator, { bookingId, ...details });
      if (!updated.ok) return { ...outcome, bookings: [], refusals: updated.error, conflicts: [] };
    }
    return { ...outcome, ...asItStands };
  }

  private async book(
    owner: TimetableOwner,
    row: TimetableRow,
    resource: CataloguedResource,
    idempotencyKey: string,
  ): Promise<RowOutcome> {
    const asked = {
      organizationId: owner.organizationId,
      items: [{ resourceId: resource.id, units: 1 }],
      title: row.title,
      attendees: row.attendees,
      agreementId: null,
    };
    if (row.recurrence === null) {
      const period = periodOf(row, resource.timeZone);
      const result = await this.requestBooking.execute(
        owner.administrator,
        bookingUnder(idempotencyKey, { ...asked, period, hold: false }),
      );
      return result.ok
        ? { bookings: [result.value.id], periods: [period], changed: false, ...asItStands }
        : { bookings: [], periods: [period], changed: false, ...result.error };
    }
    const outcome = await this.requestBookingSeries.execute(
      owner.administrator,
      seriesUnder(idempotencyKey, {
        ...asked,
        startsAtLocal: row.startsAt,
        endsAtLocal: row.endsAt,
        recurrence: row.recurrence,
        exceptLocal: row.except,
        onConflict: 'REFUSE_ALL',
      }),
    );
    return {
      bookings: outcome.occurrences.flatMap((occurrence) => occurrence.bookingId ?? []),
      periods: outcome.occurrences.map((occurrence) => occurrence.period),
      refusals: outcome.refusals,
      conflicts: outcome.conflicts,
      changed: false,
    };
  }
}
