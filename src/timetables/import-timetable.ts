import { Injectable } from '@nestjs/common';
import { scheduleOf } from '../availability/index.js';
import { bookingReferenceOf, ScheduleDowntime, type BookingConflict } from '../bookings/index.js';
import type { CataloguedResource } from '../catalog/index.js';
import type { BookingKey } from '../platform/core/keys.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/db/database.js';
import { message } from '../platform/core/message.js';
import { localAt } from '../platform/core/zone.js';
import { timetableReasons } from './core/refusals.js';
import type { Timetable, TimetableClosure, TimetableRow } from './core/timetable.js';
import { type TimetableOwner, TimetableOwners } from './owner.js';
import type { Progress } from './progress.js';
import { type ReportRow, textOf } from './report.js';
import { type Lessons, periodOf, type RowOutcome, TimetableRequests } from './timetable-requests.js';
import { type ImportedResources, TimetableResources } from './timetable-resources.js';

/** The work of an import so far. */
export interface ImportSummary {
  readonly owner: TimetableOwner;
  readonly resources: ImportedResources['counts'];
  readonly closures: { readonly scheduled: number; readonly known: number };
  readonly rows: { readonly accepted: number; readonly bookings: number; readonly changed: number };
  readonly report: readonly ReportRow[];
}

/** Something failed after the first write; `summary` says what had been done until then. */
export class ImportInterrupted extends Error {
  constructor(
    readonly summary: ImportSummary,
    cause: unknown,
  ) {
    super('The import was interrupted. Mend the cause and run it again; what went in stays as it is.', { cause });
  }
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

type Resources = ReadonlyMap<string, CataloguedResource>;

const refusedClosure = (closure: TimetableClosure, refusals: RowOutcome['refusals']): ReportRow => ({
  outcome: 'REFUSED',
  kind: 'closure',
  reference: '',
  resource: closure.resource,
  title: closure.reason,
  reasons: refusals.map((refusal) => refusal.code),
  occurrencesInConflict: refusals.some((refusal) => refusal.code === 'CONFLICT') ? [closure.startsAt] : [],
  with: [],
  message: textOf(refusals),
});

/** Brings a term in through the use cases of the API, first come first served, a row whole or not at all. */
@Injectable()
export class ImportTimetable {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly owners: TimetableOwners,
    private readonly resources: TimetableResources,
    private readonly scheduleDowntime: ScheduleDowntime,
    private readonly requests: TimetableRequests,
  ) {}

  /**
   * Imports a term for the organization of a slug, which is founded when it is absent. Throws CannotImport before the
   * first write and ImportInterrupted after it.
   */
  async execute(
    timetable: Timetable,
    organization: { readonly slug: string; readonly administrator: string | null },
    progress: Progress,
  ): Promise<ImportSummary> {
    const zones = timetable.resources.map((resource) => resource.timeZone);
    const timeZones = zones.length > 0 ? zones : ['UTC'];
    const owner = await this.owners.find(organization.slug, timeZones, organization.administrator);
    if (owner.account !== null) progress.founded(owner.account);
    const summary: Writable<ImportSummary> = {
      owner,
      resources: { created: 0, known: 0, updated: 0 },
      closures: { scheduled: 0, known: 0 },
      rows: { accepted: 0, bookings: 0, changed: 0 },
      report: [],
    };
    try {
      await this.bringIn(timetable, owner, progress, summary);
    } catch (error) {
      throw new ImportInterrupted(summary, error);
    }
    return summary;
  }

  private async bringIn(
    timetable: Timetable,
    owner: TimetableOwner,
    progress: Progress,
    summary: Writable<ImportSummary>,
  ): Promise<void> {
    const imported = await this.resources.execute(timetable.resources, owner, progress);
    const { resources } = imported;
    summary.resources = imported.counts;
    summary.report = imported.report;
    const closures = await this.ensureClosures(timetable.closures, resources, owner, progress);
    summary.closures = closures.counts;
    summary.report = [...summary.report, ...closures.report];
    await this.book(timetable, resources, owner, progress, summary);
  }

  private async ensureClosures(
    closures: readonly TimetableClosure[],
    resources: Resources,
    owner: TimetableOwner,
    progress: Progress,
  ) {
    const wanted = closures.flatMap((closure) => {
      const resource = resources.get(closure.resource);
      return resource === undefined ? [] : [{ closure, resource, period: periodOf(closure, resource.timeZone) }];
    });
    const windows = wanted.map(({ resource, period }) => ({ resource: resource.id, range: period, whole: false }));
    const taken = await scheduleOf(this.database, windows, this.clock.now());
    const report: ReportRow[] = [];
    let scheduled = 0;
    let known = 0;
    progress.begin('Closures', wanted.length);
    for (const [index, { closure, resource, period }] of wanted.entries()) {
      const there = taken[index]?.some(
        ({ kind, reserved }) =>
          kind === 'DOWNTIME' && reserved.startsAt === period.startsAt && reserved.endsAt === period.endsAt,
      );
      if (there === true) {
        known++;
      } else {
        const command = { resourceId: resource.id, period, reason: closure.reason };
        const result = await this.scheduleDowntime.execute(owner.administrator, command);
        if (result.ok) scheduled++;
        else report.push(refusedClosure(closure, result.error.refusals));
      }
      progress.step();
    }
    progress.end();
    return { counts: { scheduled, known }, report };
  }

  private async book(
    timetable: Timetable,
    resources: Resources,
    owner: TimetableOwner,
    progress: Progress,
    summary: Writable<ImportSummary>,
  ): Promise<void> {
    const capacities = new Map(timetable.resources.map((resource) => [resource.code, resource.capacity]));
    const lessons = await this.requests.lessons(owner);
    const references = referencesIn(timetable.rows, lessons);
    progress.begin('Bookings', timetable.rows.length);
    for (const row of timetable.rows) {
      const resource = resources.get(row.resource);
      if (resource === undefined) continue;
      const capacity = capacities.get(row.resource) ?? null;
      const tooMany = capacity !== null && row.attendees !== null && row.attendees > capacity;
      const asked = { ...row, attendees: tooMany ? null : row.attendees };
      const outcome = await this.requests.execute(owner, asked, resource, lessons);
      if (outcome.refusals.length > 0) {
        summary.report = [...summary.report, refusedRow(row, outcome, resource, references)];
      } else {
        for (const booking of outcome.bookings) references.set(booking.id, row.reference);
        const { accepted, bookings, changed } = summary.rows;
        summary.rows = {
          accepted: accepted + 1,
          bookings: bookings + outcome.bookings.length,
          changed: changed + Number(outcome.changed),
        };
        if (tooMany) summary.report = [...summary.report, withoutAttendees(row, capacity)];
      }
      progress.step();
    }
    progress.end();
  }
}

/** The references of bookings that earlier imports made for these rows. */
const referencesIn = (rows: readonly TimetableRow[], lessons: Lessons): Map<BookingKey['id'], string> =>
  new Map(
    rows.flatMap(({ reference }) =>
      (TimetableRequests.lessonOf(lessons, reference)?.bookings ?? []).map(({ id }) => [id.id, reference] as const),
    ),
  );

const withoutAttendees = (row: TimetableRow, capacity: number): ReportRow => ({
  outcome: 'BOOKED_WITHOUT_ATTENDEES',
  kind: 'booking',
  reference: row.reference,
  resource: row.resource,
  title: row.title,
  reasons: ['TOO_MANY_ATTENDEES'],
  occurrencesInConflict: [],
  with: [],
  message: textOf([
    message(timetableReasons.tooManyPeople, { attendees: row.attendees ?? 0, resource: row.resource, seats: capacity }),
  ]),
});

function refusedRow(
  row: TimetableRow,
  outcome: RowOutcome,
  resource: CataloguedResource,
  references: ReadonlyMap<BookingKey['id'], string>,
): ReportRow {
  const inTheWay = (conflict: BookingConflict): string => {
    if (conflict.reason === 'DOWNTIME') return 'closure';
    const booking = { provider: resource.organizationId, id: conflict.holderId } as BookingKey;
    return references.get(booking.id) ?? bookingReferenceOf(booking);
  };
  const clashing = outcome.conflicts.flatMap((conflict) => {
    // Occurrences do not overlap, so a conflict belongs to the last that starts before it ends.
    const period = outcome.periods.findLast(({ startsAt }) => startsAt <= conflict.meets.startsAt);
    return period === undefined ? [] : [period.startsAt];
  });
  return {
    outcome: 'REFUSED',
    kind: 'booking',
    reference: row.reference,
    resource: row.resource,
    title: row.title,
    reasons: outcome.refusals.map((refusal) => refusal.code),
    occurrencesInConflict: [...new Set(clashing)].map((startsAt) => localAt(startsAt, resource.timeZone)),
    with: [...new Set(outcome.conflicts.map(inTheWay))],
    message: textOf(outcome.refusals),
  };
}
