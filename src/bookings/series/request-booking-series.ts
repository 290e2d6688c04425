import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { termsOf } from '../core/terms.js';
import { type UnmetDemand, unmetDemandOf, unmetTime } from '../core/unmet-demand.js';
import { factsFor, raceIfMade } from '../requests/facts.queries.js';
import { idempotencyKeyOf, keyProblems, noLongerYours, reused, type Answering } from '../booking/idempotency.js';
import { answered, insertBookings } from '../requests/new-bookings.repository.js';
import { noteUnmet } from '../booking/note-unmet.js';
import { type GivenKey, may, type Viewer } from '../../access/index.js';
import { noSpecialDays, holdersOf, type SpecialDays, specialDaysIn } from '../../availability/index.js';
import { DemandLog } from '../../demand/index.js';
import type { AgreementKey, BookingKey, SeriesKey } from '../../platform/core/keys.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type Queryable, type Tx } from '../../platform/db/database.js';
import { ok, refuse, type Result } from '../../platform/core/result.js';
import { DAY_MS, hull, type Instant, type TimeRange } from '../../platform/core/time-range.js';
import { mapInSlices } from '../../platform/work/breathe.js';
import { windowsOf } from '../booking/booking-claims.js';
import { bookingActor, ofSeries } from '../booking/booking-happenings.js';
import { BookingQuotas } from '../booking/booking-quotas.js';
import { type ValidatedRequest, validateRequest, type BookingRequest } from '../core/request-validation.js';
import { type BookingRefusal, oncePerCode } from '../core/booking-refusal.js';
import { subjectOf } from '../core/cancellation.js';
import { type BookingConflict, type RuleResults, checkRules, isRecording } from '../core/rule-checks.js';
import { includedMinutesOf } from '../core/price.js';
import { seriesSpan, type SeriesRule, seriesTimes, type SeriesTimes } from './core/series.js';
import {
  type BookingSeries,
  insertOccurrences,
  insertSeries,
  type Occurrence,
  occurrencesOf,
  seriesById,
} from './series.repository.js';

export interface RequestBookingSeriesCommand extends BookingRequest, SeriesRule {
  readonly onConflict: 'REFUSE_ALL' | 'SKIP_CONFLICTS';
  readonly idempotency?: GivenKey<SeriesKey> | null;
}

/** The outcome of a series; `seriesId` is null when it was only previewed. */
export interface SeriesOutcome {
  readonly seriesId: SeriesKey | null;
  /** The provider and the zone of the recurrence; null = refused before they are known. */
  readonly place: Pick<BookingSeries, 'providerId' | 'timeZone'> | null;
  readonly occurrences: readonly Occurrence[];
  readonly refusals: readonly BookingRefusal[];
  readonly conflicts: readonly BookingConflict[];
  /** The unmet wish that is counted as demand: each occurrence that could not be had. */
  readonly unmet: UnmetDemand | null;
}

interface Planned {
  readonly kind: 'NEW';
  readonly admission: ValidatedRequest;
  readonly times: SeriesTimes;
  readonly examinations: readonly RuleResults[];
  readonly outcome: SeriesOutcome;
}

type Considered = Planned | { readonly kind: 'MADE'; readonly made: SeriesKey };

/** The most conflicts that one date of a series shows; `conflicts` of the payload has all. */
const MOST_CONFLICTS = 20;

const nothing = (refusals: readonly BookingRefusal[], unmet: UnmetDemand | null = null): SeriesOutcome => ({
  seriesId: null,
  place: null,
  occurrences: [],
  refusals,
  conflicts: [],
  unmet,
});

/** The terms of each booked occurrence, which draws the included minutes that those before it have left. */
async function termsInTurn(
  admission: ValidatedRequest,
  booked: readonly { readonly uuid: BookingKey['id'] | null; readonly period: TimeRange }[],
  now: Instant,
) {
  const drawn = new Map<AgreementKey['id'], number>();
  const each = await mapInSlices(booked, ({ uuid, period }) => {
    if (uuid === null) return [];
    const terms = termsOf(admission, period, false, now, drawn);
    const { agreementId, priced } = terms;
    if (agreementId !== null) drawn.set(agreementId.id, (drawn.get(agreementId.id) ?? 0) + includedMinutesOf(priced));
    return [{ id: uuid, period, terms, recorded: isRecording(admission, period.startsAt, now) }];
  });
  return each.flat();
}

@Injectable()
export class RequestBookingSeries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly demand: DemandLog,
    private readonly quota: BookingQuotas,
  ) {}

  async execute(viewer: Viewer, command: RequestBookingSeriesCommand): Promise<SeriesOutcome> {
    const key = idempotencyKeyOf('requestBookingSeries', command.idempotency);
    const result = await this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const considered = await this.consider(tx, viewer, command, key, now);
      if (!considered.ok) {
        await raceIfMade(tx, viewer, command, key, now);
        return considered;
      }
      return ok(
        considered.value.kind === 'MADE'
          ? await this.made(tx, viewer, considered.value.made)
          : await this.write(tx, viewer, command, considered.value, key, now),
      );
    });
    const outcome = result.ok ? result.value : result.error;
    noteUnmet(this.demand, outcome.unmet, key);
    return outcome;
  }

  /** Answers what `execute` would, without doing it. */
  async preview(viewer: Viewer, command: RequestBookingSeriesCommand): Promise<SeriesOutcome> {
    const key = idempotencyKeyOf('requestBookingSeries', command.idempotency);
    const considered = await this.consider(this.database, viewer, command, key, this.clock.now());
    if (!considered.ok) return considered.error;
    if (considered.value.kind === 'NEW') return considered.value.outcome;
    return { ...(await this.made(this.database, viewer, considered.value.made)), seriesId: null };
  }

  private async consider(
    queryable: Queryable,
    viewer: Viewer,
    command: RequestBookingSeriesCommand,
    key: Answering<SeriesKey> | null,
    now: Instant,
  ): Promise<Result<Considered, SeriesOutcome>> {
    // No zone is a day away from UTC.
    const asked = { ...command, span: seriesSpan(command), maybePast: command.startsAtLocal - DAY_MS < now };
    const { facts, kept } = await factsFor(queryable, viewer, asked, key, now);
    if (kept !== null && key !== null) {
      const refusal = reused(key, kept);
      return refusal === null ? ok({ kind: 'MADE', made: key.ids.read(kept.answer) }) : refuse(nothing([refusal]));
    }
    const resources = command.items.flatMap((item) => facts.resources.get(item.resourceId.id) ?? []);
    const times = seriesTimes(command, resources);
    // Without items there is no zone to recur in, which the items themselves are told about.
    const timing = [...keyProblems(key), ...(times.ok || resources.length === 0 ? [] : times.error)];
    const starts = times.ok ? times.value.periods.map(({ startsAt }) => startsAt) : [];
    const admitted = validateRequest(viewer, command, facts, { starts, now, timing });
    if (!times.ok) return refuse(nothing(admitted.ok ? timing : admitted.error));
    if (!admitted.ok) {
      const wanted = times.value.periods.flatMap((period) => unmetTime(period, admitted.error));
      return refuse(nothing(admitted.error, unmetDemandOf(command, facts, wanted)));
    }
    const specialDays = await this.specialDays(queryable, command, admitted.value, times.value);
    const planned = await this.plan(queryable, command, { ...admitted.value, specialDays }, times.value, now);
    return planned.ok ? this.withinQuota(queryable, viewer, planned.value, now) : planned;
  }

  /** A series counts as one booking that waits for approval. */
  private async withinQuota(
    queryable: Queryable,
    viewer: Viewer,
    planned: Planned,
    now: Instant,
  ): Promise<Result<Planned, SeriesOutcome>> {
    const { admission, outcome } = planned;
    const booked = outcome.occurrences.filter(({ skippedBecause }) => skippedBecause === null);
    const terms = await mapInSlices(booked, ({ period }) => termsOf(admission, period, false, now));
    const waiting = terms.find(({ status }) => status === 'PENDING_APPROVAL');
    if (waiting === undefined) return ok(planned);
    const full = await this.quota.refusals(queryable, { ...admission, bookedBy: viewer.accountKey }, waiting, now);
    return full.length === 0 ? ok(planned) : refuse({ ...outcome, refusals: full, unmet: null });
  }

  /** The special days of the facts, or more if exceptions have moved the series beyond them. */
  private async specialDays(
    queryable: Queryable,
    command: RequestBookingSeriesCommand,
    admission: ValidatedRequest,
    { periods }: SeriesTimes,
  ): Promise<SpecialDays> {
    const whole = hull(periods);
    if (whole.endsAt <= seriesSpan(command).endsAt) return admission.specialDays;
    const provider = admission.providerId;
    return (await specialDaysIn(queryable, [provider], whole)).get(provider) ?? noSpecialDays;
  }

  private async plan(
    queryable: Queryable,
    command: RequestBookingSeriesCommand,
    admission: ValidatedRequest,
    times: SeriesTimes,
    now: Instant,
  ): Promise<Result<Planned, SeriesOutcome>> {
    const { periods } = times;
    const occupants = await holdersOf(queryable, windowsOf(admission, periods), now);
    const width = admission.items.length;
    const examinations = await mapInSlices(periods, (period, index) =>
      checkRules(admission, period, occupants.slice(index * width, (index + 1) * width), now),
    );
    const conflicts = examinations.flatMap((examination) => examination.conflicts);
    const broken = oncePerCode(examinations.flatMap((examination) => examination.refusals));
    const skips = examinations.map((examination) => examination.refusals[0]?.code ?? null);
    const skipping = command.onConflict === 'SKIP_CONFLICTS';
    const refused = skipping ? skips.every((code) => code !== null) : broken.length > 0;
    const occurrences = periods.map((period, index) => ({
      period,
      bookingId: null,
      skippedBecause: skips[index] ?? null,
      refusals: examinations[index]?.refusals ?? [],
      conflicts: (examinations[index]?.conflicts ?? []).slice(0, MOST_CONFLICTS),
    }));
    const missed = periods.flatMap((period, index) => unmetTime(period, examinations[index]?.refusals ?? []));
    const unmet = { ...admission, times: missed };
    const place = { providerId: admission.providerId, timeZone: times.timeZone };
    const outcome = { seriesId: null, place, occurrences, refusals: refused ? broken : [], conflicts, unmet };
    return refused ? refuse(outcome) : ok({ kind: 'NEW', admission, times, examinations, outcome });
  }

  private async write(
    tx: Tx,
    viewer: Viewer,
    command: RequestBookingSeriesCommand,
    planned: Planned,
    key: Answering<SeriesKey> | null,
    now: Instant,
  ): Promise<SeriesOutcome> {
    const { admission, times, outcome } = planned;
    const seriesId = { provider: admission.providerId, id: uuidv7() as SeriesKey['id'] };
    const series = {
      seriesId: seriesId.id,
      providerId: admission.providerId,
      consumerId: admission.consumerId,
      bookedBy: viewer.accountKey,
      title: command.title,
      timeZone: times.timeZone,
      rule: command,
    };
    const booked = outcome.occurrences.map((occurrence) => ({
      ...occurrence,
      uuid: occurrence.skippedBecause === null ? (uuidv7() as BookingKey['id']) : null,
    }));
    const occupied = booked
      .filter(({ uuid }) => uuid !== null)
      .map(({ period }) => ({ period, items: admission.items.map(({ resource }) => ({ resourceId: resource.id })) }));
    const actor = bookingActor(viewer, 'requestBookingSeries', series);
    await insertSeries(tx, series, now);
    await insertBookings(
      tx,
      {
        admission,
        bookedBy: viewer.accountKey,
        title: command.title,
        seriesId: series.seriesId,
        occurrences: await termsInTurn(admission, booked, now),
        key: answered(key, seriesId),
        happening: ofSeries({ ...series, id: seriesId }, occupied, { kind: 'SERIES_BOOKED', actor, at: now }),
      },
      now,
    );
    const occurrences = booked.map(({ uuid, ...occurrence }) => ({
      ...occurrence,
      bookingId: uuid === null ? null : { provider: seriesId.provider, id: uuid },
    }));
    await insertOccurrences(tx, series, occurrences);
    return { ...outcome, seriesId, occurrences };
  }

  /** The series as it is now; the viewer may have lost the right to see it since. */
  private async made(queryable: Queryable, viewer: Viewer, seriesId: SeriesKey): Promise<SeriesOutcome> {
    const place = (await seriesById(queryable, [seriesId])).get(seriesId.id) ?? null;
    if (place === null || !may(viewer, 'booking', subjectOf(place))) return nothing([noLongerYours]);
    const occurrences = (await occurrencesOf(queryable, [seriesId])).get(seriesId.id) ?? [];
    return { seriesId, place, occurrences, refusals: [], conflicts: [], unmet: null };
  }
}
