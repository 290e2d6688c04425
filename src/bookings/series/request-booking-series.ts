import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { type Terms, termsOf } from '../core/terms.js';
import { admissionReasons, shapeReasons } from '../core/refusals.js';
import type { Wish } from '../booking/refused-booking.js';
import { type UnmetDemand, unmetDemandOf, unmetTime } from '../core/unmet-demand.js';
import { factsFor, raceIfMade } from '../requests/facts.queries.js';
import { idempotencyKeyOf, keyProblems, noLongerYours, reused, type Answering } from '../booking/idempotency.js';
import { answered, insertBookings } from '../requests/new-bookings.repository.js';
import { noteUnmet } from '../booking/note-unmet.js';
import { type GivenKey, may, type Viewer } from '../../access/index.js';
import { noSpecialDays, holdersOf, type SpecialDays, specialDaysIn } from '../../availability/index.js';
import { DemandLog } from '../../demand/index.js';
import type { AgreementKey, BookingKey, ResourceKey, SeriesKey } from '../../platform/core/keys.js';
import type { Money } from '../../platform/core/money.js';
import { refusal } from '../../platform/core/refusal.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type Queryable, type Tx } from '../../platform/db/database.js';
import { ok, refuse, type Result } from '../../platform/core/result.js';
import { DAY_MS, hull, type Instant } from '../../platform/core/time-range.js';
import { mapInSlices } from '../../platform/work/breathe.js';
import { windowsOf } from '../booking/booking-claims.js';
import { bookingActor, ofSeries } from '../booking/booking-happenings.js';
import { BookingQuotas } from '../booking/booking-quotas.js';
import {
  type BookingFacts,
  type ValidatedRequest,
  validateRequest,
  type BookingRequest,
} from '../core/request-validation.js';
import { type BookingRefusal, oncePerCode } from '../core/booking-refusal.js';
import { subjectOf } from '../core/cancellation.js';
import { type BookingConflict, type RuleResults, checkRules, isRecording } from '../core/rule-checks.js';
import { includedMinutesOf } from '../core/price.js';
import {
  firstStartOf,
  type SeriesDate,
  seriesSpan,
  type SeriesRule,
  seriesTimes,
  type SeriesTimes,
} from './core/series.js';
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

/** A date of a series that is considered now. */
export interface PlannedOccurrence extends Occurrence {
  /** The price that it has or would have; null = refused, skipped or free. */
  readonly quote: Money | null;
  /** The wish for the date, and all dates of the series; null = it breaks no rule, or the series was booked. */
  readonly wish: (Wish & { readonly dates: readonly SeriesDate[] }) | null;
}

/** The outcome of a series; `seriesId` is null when it was only previewed. */
export interface SeriesOutcome {
  readonly seriesId: SeriesKey | null;
  /** The provider and the zone of the recurrence; null = refused before they are known. */
  readonly place: Pick<BookingSeries, 'providerId' | 'timeZone'> | null;
  readonly occurrences: readonly (Occurrence | PlannedOccurrence)[];
  readonly refusals: readonly BookingRefusal[];
  readonly conflicts: readonly BookingConflict[];
  /** The unmet wish that is counted as demand: each occurrence that could not be had. */
  readonly unmet: UnmetDemand | null;
}

/** A date with the request for it: that of the series, or one for the resource to which it was moved. */
interface AskedDate extends SeriesDate {
  readonly admission: ValidatedRequest;
}

interface Planned {
  readonly kind: 'NEW';
  readonly admission: ValidatedRequest;
  readonly times: SeriesTimes;
  /** By start; terms of null = skipped. */
  readonly planned: readonly (AskedDate & { readonly terms: Terms | null; readonly occurrence: PlannedOccurrence })[];
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

/** The terms of each date that is kept, which draws the included minutes that those before it have left; else null. */
function termsInTurn(dates: readonly (AskedDate & { readonly kept: boolean })[], now: Instant) {
  const drawn = new Map<AgreementKey['id'], number>();
  return mapInSlices(dates, ({ admission, period, kept }) => {
    if (!kept) return null;
    const terms = termsOf(admission, period, false, now, drawn);
    const { agreementId, priced } = terms;
    if (agreementId !== null) drawn.set(agreementId.id, (drawn.get(agreementId.id) ?? 0) + includedMinutesOf(priced));
    return terms;
  });
}

/** A date as it is shown. */
function plannedOccurrence(
  dates: readonly AskedDate[],
  index: number,
  terms: Terms | null,
  examination: RuleResults | undefined,
): PlannedOccurrence {
  const date = dates[index];
  if (date === undefined || examination === undefined) throw new Error(`a series has no date ${index}`);
  const { period, startsAtLocal, move, admission } = date;
  return {
    ...{ period, startsAtLocal, moved: move !== null, bookingId: null },
    skippedBecause: examination.refusals[0]?.code ?? null,
    refusals: examination.refusals,
    conflicts: examination.conflicts.slice(0, MOST_CONFLICTS),
    quote: terms?.quote ?? null,
    wish: examination.refusals.length === 0 ? null : { admission, period, dates },
  };
}

/** The request for each date. One for another resource is asked by itself, and its refusals name the move. */
function askedDates(
  viewer: Viewer,
  command: RequestBookingSeriesCommand,
  facts: BookingFacts,
  admission: ValidatedRequest,
  { dates }: SeriesTimes,
  now: Instant,
): Result<AskedDate[], BookingRefusal[]> {
  const admissions = new Map<ResourceKey['id'], ValidatedRequest>();
  const refusals: BookingRefusal[] = [];
  for (const [index, { resourceId }] of (command.moves ?? []).entries()) {
    const [item] = command.items;
    if (resourceId === null || item === undefined || admissions.has(resourceId.id)) continue;
    const starts = dates.flatMap(({ period, move }) =>
      move?.resourceId?.id === resourceId.id ? [period.startsAt] : [],
    );
    const asked = { ...command, items: [{ resourceId, units: item.units }] };
    const admitted = validateRequest(viewer, asked, facts, { starts, now, timing: [] });
    const field = ['moves', String(index), 'resourceId'];
    if (!admitted.ok) refusals.push(...admitted.error.map((each) => inMove(each, field)));
    else if (admitted.value.providerId !== admission.providerId) {
      refusals.push(refusal(admissionReasons.differentProviders, field));
    } else admissions.set(resourceId.id, { ...admitted.value, specialDays: admission.specialDays });
  }
  if (refusals.length > 0) return refuse(oncePerCode(refusals));
  const admissionOf = ({ move }: SeriesDate) => admissions.get(move?.resourceId?.id ?? NOWHERE) ?? admission;
  return ok(dates.map((date) => ({ ...date, admission: admissionOf(date) })));
}

const NOWHERE = '' as ResourceKey['id'];

/** A refusal of the only item of a request, in the names of the move that asked for it. */
const inMove = (refused: BookingRefusal, field: string[]): BookingRefusal =>
  refused.field?.[0] === 'items' ? { ...refused, field } : refused;

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
    const others = (command.moves ?? []).flatMap(({ resourceId }) =>
      resourceId === null ? [] : [{ resourceId, units: 1 }],
    );
    const asked = {
      ...{ organizationId: command.organizationId, items: [...command.items, ...others] },
      ...{ span: seriesSpan(command), maybePast: firstStartOf(command) - DAY_MS < now },
    };
    const { facts, kept } = await factsFor(queryable, viewer, asked, key, now);
    if (kept !== null && key !== null) {
      const other = reused(key, kept);
      return other === null ? ok({ kind: 'MADE', made: key.ids.read(kept.answer) }) : refuse(nothing([other]));
    }
    const resources = command.items.flatMap((item) => facts.resources.get(item.resourceId.id) ?? []);
    const elsewhere = others.flatMap(({ resourceId }) => facts.resources.get(resourceId.id) ?? []);
    const times = seriesTimes(command, resources, elsewhere);
    // Without items there is no zone to recur in, which the items themselves are told about.
    const timing = [...keyProblems(key), ...(times.ok || resources.length === 0 ? [] : times.error)];
    const starts = times.ok ? times.value.dates.map(({ period }) => period.startsAt) : [];
    const admitted = validateRequest(viewer, command, facts, { starts, now, timing });
    if (!times.ok) return refuse(nothing(admitted.ok ? timing : admitted.error));
    if (!admitted.ok) {
      const wanted = times.value.dates.flatMap(({ period }) => unmetTime(period, admitted.error));
      return refuse(nothing(admitted.error, unmetDemandOf(command, facts, wanted)));
    }
    const specialDays = await this.specialDays(queryable, command, admitted.value, times.value);
    const admission = { ...admitted.value, specialDays };
    const dates = askedDates(viewer, command, facts, admission, times.value, now);
    if (!dates.ok) return refuse(nothing(dates.error));
    const planned = await this.plan(queryable, command, admission, { ...times.value, dates: dates.value }, now);
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
    const waiting = planned.planned.find(({ terms }) => terms?.status === 'PENDING_APPROVAL')?.terms ?? null;
    if (waiting === null) return ok(planned);
    const full = await this.quota.refusals(queryable, { ...admission, bookedBy: viewer.accountKey }, waiting, now);
    if (full.length === 0) return ok(planned);
    const occurrences = planned.planned.map(({ occurrence }) => ({ ...occurrence, quote: null }));
    return refuse({ ...outcome, occurrences, refusals: full, unmet: null });
  }

  /** The special days of the facts, or more if exceptions have moved the series beyond them. */
  private async specialDays(
    queryable: Queryable,
    command: RequestBookingSeriesCommand,
    admission: ValidatedRequest,
    { dates }: SeriesTimes,
  ): Promise<SpecialDays> {
    const whole = hull(dates.map(({ period }) => period));
    if (whole.endsAt <= seriesSpan(command).endsAt) return admission.specialDays;
    const provider = admission.providerId;
    return (await specialDaysIn(queryable, [provider], whole)).get(provider) ?? noSpecialDays;
  }

  private async plan(
    queryable: Queryable,
    command: RequestBookingSeriesCommand,
    admission: ValidatedRequest,
    times: Omit<SeriesTimes, 'dates'> & { readonly dates: readonly AskedDate[] },
    now: Instant,
  ): Promise<Result<Planned, SeriesOutcome>> {
    const { dates } = times;
    const windows = dates.flatMap((date) => windowsOf(date.admission, [date.period]));
    const occupants = await holdersOf(queryable, windows, now);
    const width = admission.items.length;
    const examinations = await mapInSlices(dates, ({ admission: asked, period }, index) =>
      checkRules(asked, period, occupants.slice(index * width, (index + 1) * width), now),
    );
    const conflicts = examinations.flatMap((examination) => examination.conflicts);
    const broken = oncePerCode(examinations.flatMap((examination) => examination.refusals));
    const skips = examinations.map((examination) => examination.refusals[0]?.code ?? null);
    const skipping = command.onConflict === 'SKIP_CONFLICTS';
    const refused = skipping ? skips.every((code) => code !== null) : broken.length > 0;
    const kept = dates.map((date, index) => ({ ...date, kept: !refused && skips[index] === null }));
    const terms = await termsInTurn(kept, now);
    const planned = dates.map((date, index) => ({
      ...{ ...date, terms: terms[index] ?? null },
      occurrence: plannedOccurrence(dates, index, terms[index] ?? null, examinations[index]),
    }));
    const missed = dates.flatMap(({ period, admission: asked }, index) =>
      asked === admission ? unmetTime(period, examinations[index]?.refusals ?? []) : [],
    );
    const unmet = { ...admission, times: missed };
    const place = { providerId: admission.providerId, timeZone: times.timeZone };
    const occurrences = planned.map(({ occurrence }) => occurrence);
    const outcome = { seriesId: null, place, occurrences, refusals: refused ? broken : [], conflicts, unmet };
    if (refused) return refuse(outcome);
    const [one, other] = new Set(terms.flatMap((each) => each?.quote?.currency ?? []));
    if (one !== undefined && other !== undefined) {
      return refuse(nothing([refusal(shapeReasons.severalCurrencies, ['moves'], { one, other })]));
    }
    return ok({ kind: 'NEW', admission, times, planned, outcome });
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
    const booked = planned.planned.map((date) => ({
      ...{ ...date, uuid: date.terms === null ? null : (uuidv7() as BookingKey['id']) },
    }));
    const occupied = booked
      .filter(({ uuid }) => uuid !== null)
      .map(({ period, admission: asked }) => ({
        period,
        items: asked.items.map(({ resource }) => ({ resourceId: resource.id })),
      }));
    const actor = bookingActor(viewer, 'requestBookingSeries', series);
    await insertSeries(tx, series, now);
    await insertBookings(
      tx,
      {
        admission,
        bookedBy: viewer.accountKey,
        title: command.title,
        seriesId: series.seriesId,
        occurrences: booked.flatMap(({ uuid, period, terms, admission: asked }) =>
          uuid === null || terms === null
            ? []
            : [
                {
                  ...{ id: uuid, period, terms, recorded: isRecording(asked, period.startsAt, now) },
                  ...(asked === admission ? {} : { admission: asked }),
                },
              ],
        ),
        key: answered(key, seriesId),
        happening: ofSeries({ ...series, id: seriesId }, occupied, { kind: 'SERIES_BOOKED', actor, at: now }),
      },
      now,
    );
    const occurrences = booked.map(({ uuid, occurrence }) => ({
      ...{ ...occurrence, wish: null },
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
