import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { idempotencyKeyOf, keyProblems, noLongerYours, reused, type Answering } from '../booking/idempotency.js';
import { noteUnmet } from '../booking/note-unmet.js';
import { type RefusedBooking, refusedFor, stoppedFor } from '../booking/refused-booking.js';
import { type GivenKey, may, type Viewer } from '../../access/index.js';
import { holdersOf } from '../../availability/index.js';
import { DemandLog } from '../../demand/index.js';
import type { BookingKey } from '../../platform/core/keys.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type Queryable, type Tx } from '../../platform/db/database.js';
import { ok, refuse, type Result } from '../../platform/core/result.js';
import type { Instant, TimeRange } from '../../platform/core/time-range.js';
import { windowsOf } from '../booking/booking-claims.js';
import { bookingActor, kindByStatus, ofBooking } from '../booking/booking-happenings.js';
import { BookingQuotas } from '../booking/booking-quotas.js';
import { bookingsById } from '../booking/bookings.repository.js';
import { type ValidatedRequest, validateRequest, type BookingRequest } from '../core/request-validation.js';
import type { Booking } from '../core/booking.js';
import type { BookingRefusal } from '../core/booking-refusal.js';
import { subjectOf } from '../core/cancellation.js';
import { brokenRule, type RuleCheck } from '../core/rule-check.js';
import { checkRules, isRecording } from '../core/rule-checks.js';
import { periodProblems } from '../core/period.js';
import { type Terms, termsOf } from '../core/terms.js';
import { unmetDemandOf, unmetTime } from '../core/unmet-demand.js';
import { factsFor, raceIfMade, spanOf } from './facts.queries.js';
import { answered, insertBookings, type NewBookings, writtenBooking } from './new-bookings.repository.js';

export interface RequestBookingCommand extends BookingRequest {
  readonly period: TimeRange;
  /** Only held, for a few minutes, until it is confirmed. */
  readonly hold: boolean;
  readonly idempotency?: GivenKey<BookingKey> | null;
}

/** The booking that would be made, or that was made with the same key, with the rules that were asked for it. */
export interface PreviewedBooking {
  readonly booking: Booking;
  readonly checks: readonly RuleCheck[];
}

/** A new booking with its terms, or the one that the same key made before. */
type Considered =
  | {
      readonly kind: 'NEW';
      readonly admission: ValidatedRequest;
      readonly terms: Terms;
      readonly checks: readonly RuleCheck[];
    }
  | { readonly kind: 'MADE'; readonly made: BookingKey };

type Admitted = Pick<Extract<Considered, { kind: 'NEW' }>, 'admission' | 'terms'>;

/** The rows of the one booking of a request. */
function bookingsOf(
  viewer: Viewer,
  { title, period }: RequestBookingCommand,
  { admission, terms }: Admitted,
  key: Answering<BookingKey> | null,
  now: Instant,
): Omit<NewBookings, 'happening'> {
  const id = uuidv7() as BookingKey['id'];
  return {
    ...{ admission, title, bookedBy: viewer.accountKey, seriesId: null },
    occurrences: [{ id, period, terms, recorded: isRecording(admission, period.startsAt, now) }],
    key: answered(key, { provider: admission.providerId, id }),
  };
}

@Injectable()
export class RequestBooking {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly demand: DemandLog,
    private readonly quota: BookingQuotas,
  ) {}

  async execute(viewer: Viewer, command: RequestBookingCommand): Promise<Result<Booking, RefusedBooking>> {
    const key = idempotencyKeyOf('requestBooking', command.idempotency);
    const result = await this.database.transaction<Booking, RefusedBooking>(async (tx) => {
      const now = this.clock.now();
      const considered = await this.consider(tx, viewer, command, key, now);
      if (!considered.ok) {
        await raceIfMade(tx, viewer, command, key, now);
        return considered;
      }
      if (considered.value.kind === 'MADE') return this.made(tx, viewer, considered.value.made, now);
      return ok(await this.write(tx, viewer, command, considered.value, key, now));
    });
    if (!result.ok) noteUnmet(this.demand, result.error.unmet, key);
    return result;
  }

  /** Answers the booking that `execute` would make now, without making it. */
  async preview(viewer: Viewer, command: RequestBookingCommand): Promise<Result<PreviewedBooking, RefusedBooking>> {
    const now = this.clock.now();
    const key = idempotencyKeyOf('requestBooking', command.idempotency);
    const considered = await this.consider(this.database, viewer, command, key, now);
    if (!considered.ok) return considered;
    if (considered.value.kind === 'NEW') {
      const bookings = bookingsOf(viewer, command, considered.value, key, now);
      return ok({ booking: writtenBooking(bookings, 0, now), checks: considered.value.checks });
    }
    const made = await this.made(this.database, viewer, considered.value.made, now);
    return made.ok ? ok({ booking: made.value, checks: [] }) : made;
  }

  private async consider(
    queryable: Queryable,
    viewer: Viewer,
    command: RequestBookingCommand,
    key: Answering<BookingKey> | null,
    now: Instant,
  ): Promise<Result<Considered, RefusedBooking>> {
    const { startsAt } = command.period;
    const asked = { ...command, span: spanOf(command.period), maybePast: startsAt < now };
    const { facts, kept } = await factsFor(queryable, viewer, asked, key, now);
    if (kept !== null && key !== null) {
      const refusal = reused(key, kept);
      return refusal === null ? ok({ kind: 'MADE', made: key.ids.read(kept.answer) }) : refuse(refusedFor([refusal]));
    }
    const timing = [...periodProblems(command.period), ...keyProblems(key)];
    const admitted = validateRequest(viewer, command, facts, { starts: [startsAt], now, timing });
    const unmet = (refusals: readonly BookingRefusal[]) =>
      unmetDemandOf(command, facts, unmetTime(command.period, refusals));
    if (!admitted.ok) return refuse(stoppedFor(admitted.error, command.items, unmet(admitted.error)));
    const admission = admitted.value;
    const occupants = await holdersOf(queryable, windowsOf(admission, [command.period]), now);
    const examination = checkRules(admission, command.period, occupants, now);
    if (examination.refusals.length > 0) {
      const wish = { admission, period: command.period };
      return refuse({ ...examination, wish, unmet: unmet(examination.refusals) });
    }
    const terms = termsOf(admission, command.period, command.hold, now);
    const full = await this.quota.refusals(queryable, { ...admission, bookedBy: viewer.accountKey }, terms, now);
    const { checks } = examination;
    if (full.length > 0) {
      return refuse({ ...refusedFor(full), checks: [...checks, ...full.map((each) => brokenRule(null, each))] });
    }
    return ok({ kind: 'NEW', admission, terms, checks });
  }

  private async write(
    tx: Tx,
    viewer: Viewer,
    command: RequestBookingCommand,
    considered: Admitted,
    key: Answering<BookingKey> | null,
    now: Instant,
  ): Promise<Booking> {
    const bookings = bookingsOf(viewer, command, considered, key, now);
    const booking = writtenBooking(bookings, 0, now);
    const actor = bookingActor(viewer, 'requestBooking', booking);
    const happening = ofBooking(booking, { kind: kindByStatus(booking.status), actor, at: now });
    await insertBookings(tx.last, { ...bookings, happening }, now);
    return booking;
  }

  /** The booking as it is now; the viewer may have lost the right to see it since. */
  private async made(
    queryable: Queryable,
    viewer: Viewer,
    key: BookingKey,
    now: Instant,
  ): Promise<Result<Booking, RefusedBooking>> {
    const booking = (await bookingsById(queryable, [key], now)).get(key.id);
    if (booking === undefined) throw new Error(`an idempotency key names the booking ${key.id}, which does not exist`);
    return may(viewer, 'booking', subjectOf(booking)) ? ok(booking) : refuse(refusedFor([noLongerYours]));
  }
}
