import { Injectable } from '@nestjs/common';
import { type UnmetDemand, unmetDemandOf, unmetTime } from '../core/unmet-demand.js';
import { factsFor, spanOf } from '../requests/facts.queries.js';
import { keyedStep, type KeyedStep, keyRefusals } from '../booking/idempotency.js';
import { noteUnmet } from '../booking/note-unmet.js';
import { type RefusedBooking, refusedFor, stoppedFor } from '../booking/refused-booking.js';
import { ratesById } from '../../accounting/index.js';
import { may, once, type Viewer } from '../../access/index.js';
import { containersAmong, holdersOf } from '../../availability/index.js';
import { DemandLog } from '../../demand/index.js';
import { happened } from '../../happenings/index.js';
import type { BookingKey } from '../../platform/core/keys.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type Queryable, type Tx } from '../../platform/db/database.js';
import { refusal } from '../../platform/core/refusal.js';
import { ok, refuse, type Result } from '../../platform/core/result.js';
import type { Instant, TimeRange } from '../../platform/core/time-range.js';
import { windowsOf } from '../booking/booking-claims.js';
import { bookingActor, ofMove } from '../booking/booking-happenings.js';
import { BookingQuotas } from '../booking/booking-quotas.js';
import { bookingsById, lockedBooking } from '../booking/bookings.repository.js';
import { type ValidatedRequest, validateRequest, type BookingRequest } from '../core/request-validation.js';
import type { Booking } from '../core/booking.js';
import type { PreviewedBooking } from '../requests/request-booking.js';
import { needsSide, subjectOf } from '../core/cancellation.js';
import { admissionReasons } from '../core/refusals.js';
import { brokenRule, refusalsIn, type RuleCheck } from '../core/rule-check.js';
import { checkRules } from '../core/rule-checks.js';
import { periodProblems } from '../core/period.js';
import {
  isInside,
  type Move,
  movedTerms,
  moveChecks,
  sameItems,
  stateProblems,
  waitsForApproval,
} from './core/rescheduling.js';
import { moveBooking, movedBooking, type MovedTo } from './moved-bookings.repository.js';

export interface RescheduleBookingCommand extends Move, KeyedStep {}

/** The new place and terms of a booking, with every rule that was asked. */
interface ConsideredMove extends MovedTo {
  readonly checks: readonly RuleCheck[];
}

const notFound = refusedFor([refusal(admissionReasons.noBooking, ['bookingId'])]);

/** Asks everything anew, as of a new booking that may overlap its old self. */
@Injectable()
export class RescheduleBooking {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly demand: DemandLog,
    private readonly quota: BookingQuotas,
  ) {}

  async execute(viewer: Viewer, command: RescheduleBookingCommand): Promise<Result<Booking, RefusedBooking>> {
    const result = await this.database.transaction<Booking, RefusedBooking>(async (tx) => {
      const { booking, now } = await lockedBooking(tx, command.bookingId, this.clock);
      if (booking === null || !may(viewer, 'booking', subjectOf(booking))) return refuse(notFound);
      return once<Booking, RefusedBooking, BookingKey>(tx, keyedStep(viewer, 'rescheduleBooking', command, now), {
        work: () => this.reschedule(tx, viewer, booking, command, now),
        keyOf: ({ id }) => id,
        again: () => Promise.resolve(booking),
        refuse: (problem) => refusedFor(keyRefusals(problem)),
      });
    });
    if (!result.ok) noteUnmet(this.demand, result.error.unmet, null);
    return result;
  }

  /** Answers the booking as `execute` would leave it now, without moving it. A key is ignored. */
  async preview(
    viewer: Viewer,
    command: Move & { readonly bookingId: BookingKey },
  ): Promise<Result<PreviewedBooking, RefusedBooking>> {
    const now = this.clock.now();
    const booking = (await bookingsById(this.database, [command.bookingId], now)).get(command.bookingId.id);
    if (booking === undefined || !may(viewer, 'booking', subjectOf(booking))) return refuse(notFound);
    const considered = await this.consider(this.database, viewer, booking, command, now);
    if (!considered.ok) return considered;
    const { checks, ...move } = considered.value;
    return ok({ booking: movedBooking(booking, move, now), checks });
  }

  private async reschedule(
    tx: Tx,
    viewer: Viewer,
    booking: Booking,
    command: RescheduleBookingCommand,
    now: Instant,
  ): Promise<Result<Booking, RefusedBooking>> {
    const considered = await this.consider(tx, viewer, booking, command, now);
    if (!considered.ok) return considered;
    const moved = await moveBooking(tx, booking, considered.value, now);
    const actor = bookingActor(viewer, 'rescheduleBooking', booking);
    const happening = ofMove(booking, moved, { actor, at: now });
    if (happening !== null) await happened(tx, happening);
    return ok(moved);
  }

  /** The new place and terms of a visible booking, or every reason why it cannot be moved there. */
  private async consider(
    queryable: Queryable,
    viewer: Viewer,
    booking: Booking,
    command: Move,
    now: Instant,
  ): Promise<Result<ConsideredMove, RefusedBooking>> {
    if (!may(viewer, 'rescheduleBooking', subjectOf(booking))) {
      return refuse(refusedFor([needsSide('rescheduleBooking', ['bookingId'])]));
    }
    const problems = stateProblems(booking, command, now);
    if (problems.length > 0) return refuse(refusedFor(problems));
    const admission = await this.admission(queryable, viewer, booking, command, now);
    return admission.ok ? this.termsOf(queryable, booking, admission.value, command.period, now) : admission;
  }

  private async admission(
    queryable: Queryable,
    viewer: Viewer,
    booking: Booking,
    command: Move,
    now: Instant,
  ): Promise<Result<ValidatedRequest, RefusedBooking>> {
    const { title, attendees, consumerId: organizationId } = booking;
    const unchanged = command.items === null || sameItems(booking, command.items);
    const items = unchanged ? await this.asTheyAre(queryable, booking) : (command.items ?? []);
    const asked = { organizationId, title, attendees, items, agreementId: null };
    const { facts } = await factsFor(
      queryable,
      viewer,
      { ...asked, span: spanOf(command.period), maybePast: false },
      null,
      now,
    );
    const when = { starts: [command.period.startsAt], now, timing: periodProblems(command.period), moving: booking };
    const admitted = validateRequest(viewer, asked, facts, when);
    if (admitted.ok) return admitted;
    const wished = { ...asked, agreementId: booking.agreementId };
    const unmet = unmetDemandOf(wished, facts, unmetTime(command.period, admitted.error));
    return refuse(stoppedFor(admitted.error, items, unmet));
  }

  /** The items as they were fixed when booked; one that is taken whole needs all of a container. */
  private async asTheyAre(queryable: Queryable, { providerId, items }: Booking): Promise<BookingRequest['items']> {
    const whole = items.flatMap((item) => (item.whole ? item.resourceId.id : []));
    const containers = await containersAmong(queryable, providerId, whole);
    return items.map((item) => ({ ...item, closes: item.whole && containers.has(item.resourceId.id) }));
  }

  private async termsOf(
    queryable: Queryable,
    booking: Booking,
    admission: ValidatedRequest,
    period: TimeRange,
    now: Instant,
  ): Promise<Result<ConsideredMove, RefusedBooking>> {
    const itself = booking.id.id;
    const shrinks = isInside(booking, admission, period);
    const rateIds = shrinks ? booking.items.flatMap((item) => item.rateId ?? []) : [];
    const frozen = await ratesById(queryable, rateIds);
    const found = await holdersOf(queryable, windowsOf(admission, [period]), now);
    const others = found.map((occupants) => occupants.filter((occupant) => occupant.holderId !== itself));
    // A booking that only shrinks keeps its rates and whether it was approved.
    const kept = { rates: new Map(), needsApproval: waitsForApproval(booking) };
    const examination = checkRules(shrinks ? { ...admission, ...kept } : admission, period, others, now);
    const ofMove = moveChecks(booking, period, now);
    const checks = [...examination.checks, ...ofMove];
    const refusals = refusalsIn(checks);
    if (refusals.length > 0) {
      const { agreementId } = booking;
      const unmet: UnmetDemand = { ...admission, agreementId, times: unmetTime(period, refusals) };
      // No other time helps where only the end may move, or where nothing may move any more.
      const isStuck = admission.inUse || ofMove.some(({ kept }) => !kept);
      const wish = isStuck ? null : { admission, period, moving: booking.id };
      return refuse({ ...refusedFor(refusals, unmet), checks, conflicts: examination.conflicts, wish });
    }
    const terms = movedTerms(booking, admission, period, frozen, now);
    const full = await this.quota.refusals(queryable, booking, terms, now);
    if (full.length === 0) return ok({ admission, period, terms, checks });
    return refuse({ ...refusedFor(full), checks: [...checks, ...full.map((each) => brokenRule(null, each))] });
  }
}
