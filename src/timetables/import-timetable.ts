import { Injectable } from '@nestjs/common';
import { scheduleOf } from '../availability/index.js';
import { bookingIds, bookingReferenceOf, ScheduleDowntime } from '../bookings/index.js';
import type { BookingConflict } from '../bookings/index.js';
import { CreateResource, resourceIds, resourcesByCode } from '../catalog/index.js';
import type { CataloguedResource } from '../catalog/index.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/db/database.js';
import { localAt } from '../platform/core/zone.js';
import type { Timetable, TimetableClosure, TimetableRow } from './core/timetable.js';
import { CannotImport, type TimetableOwner, TimetableOwners } from './owner.js';
import type { Progress } from './progress.js';
import type { ReportRow } from './report.js';
import { periodOf, type RowOutcome, TimetableRequests } from './timetable-requests.js';

export interface ImportSummary {
  readonly owner: TimetableOwner;
  readonly resources: { readonly created: number; readonly known: number };
  readonly closures: { readonly scheduled: number; readonly known: number };
  readonly rows: { readonly accepted: number; readonly bookings: number };
  readonly report: readonly ReportRow[];
}

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
  message: refusals.map((refusal) => refusal.message).join(' '),
});

/** Brings a term in through the use cases of the API, first come first served, a row whole or not at all. */
@Injectable()
export class ImportTimetable {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly owners: TimetableOwners,
    private readonly createResource: CreateResource,
    private readonly scheduleDowntime: ScheduleDowntime,
    private readonly requests: TimetableRequests,
  ) {}

  /** What is there already stays as it is. Throws CannotImport. */
  async execute(timetable: Timetable, slug: string, progress: Progress): Promise<ImportSummary> {
    const timeZones = timetable.resources.map((resource) => resource.timeZone);
    const owner = await this.owners.find(slug, timeZones[0] ?? 'UTC');
    const { resources, created } = await this.ensureResources(timetable, owner, progress);
    const closures = await this.ensureClosures(timetable.closures, resources, owner, progress);
    const rows = await this.book(timetable, resources, owner, progress);
    return {
      owner,
      resources: { created, known: resources.size - created },
      closures: closures.counts,
      rows: rows.counts,
      report: [...closures.report, ...rows.report],
    };
  }

  private async ensureResources(timetable: Timetable, owner: TimetableOwner, progress: Progress) {
    const codes = timetable.resources.map((resource) => resource.code);
    const timeZones = timetable.resources.map((resource) => resource.timeZone);
    const sites = await this.owners.sites(owner, timeZones);
    const known = await resourcesByCode(this.database, owner.organizationId, codes);
    const resources = new Map(known);
    progress.begin('Resources', codes.length);
    for (const { code, name, kind, capacity, timeZone } of timetable.resources) {
      if (!known.has(code)) {
        const made = await this.createResource.execute(owner.administrator, {
          siteId: sites.get(timeZone) ?? '',
          code,
          name,
          kind,
          units: 1,
          seats: capacity,
          skills: [],
          audience: 'EVERYONE',
          openingHours: [],
          status: 'LISTED',
        });
        if (!made.ok) throw new CannotImport(`${code}: ${made.error.map((refusal) => refusal.message).join(' ')}`);
        resources.set(code, made.value);
      }
      progress.step();
    }
    progress.end();
    return { resources, created: resources.size - known.size };
  }

  private async ensureClosures(
    closures: readonly TimetableClosure[],
    resources: Resources,
    owner: TimetableOwner,
    progress: Progress,
  ) {
    const wanted = closures.flatMap((closure) => {
      const resource = resources.get(closure.resource);
      const key = resource === undefined ? null : resourceIds.decode(resource.id);
      if (resource === undefined || key === null) return [];
      return [{ closure, resource, key, period: periodOf(closure, resource.timeZone) }];
    });
    const windows = wanted.map(({ key, period }) => ({ resource: key, range: period, whole: false }));
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

  private async book(timetable: Timetable, resources: Resources, owner: TimetableOwner, progress: Progress) {
    const capacities = new Map(timetable.resources.map((resource) => [resource.code, resource.capacity]));
    const references = new Map<string, string>();
    const report: ReportRow[] = [];
    let accepted = 0;
    progress.begin('Bookings', timetable.rows.length);
    for (const row of timetable.rows) {
      const resource = resources.get(row.resource);
      if (resource === undefined) continue;
      const capacity = capacities.get(row.resource) ?? null;
      const tooMany = capacity !== null && row.attendees !== null && row.attendees > capacity;
      const outcome = await this.requests.execute(
        owner,
        { ...row, attendees: tooMany ? null : row.attendees },
        resource,
      );
      if (outcome.refusals.length > 0) {
        report.push(refusedRow(row, outcome, resource, references));
      } else {
        accepted++;
        for (const booking of outcome.bookings) references.set(booking, row.reference);
        if (tooMany) report.push(withoutAttendees(row, capacity));
      }
      progress.step();
    }
    progress.end();
    return { counts: { accepted, bookings: references.size }, report };
  }
}

const withoutAttendees = (row: TimetableRow, capacity: number): ReportRow => ({
  outcome: 'BOOKED_WITHOUT_ATTENDEES',
  kind: 'booking',
  reference: row.reference,
  resource: row.resource,
  title: row.title,
  reasons: ['TOO_MANY_ATTENDEES'],
  occurrencesInConflict: [],
  with: [],
  message: `${String(row.attendees)} people do not fit into ${row.resource}, which holds ${capacity}.`,
});

function refusedRow(
  row: TimetableRow,
  outcome: RowOutcome,
  resource: CataloguedResource,
  references: ReadonlyMap<string, string>,
): ReportRow {
  const provider = resourceIds.decode(resource.id)?.organizationId ?? '';
  const inTheWay = (conflict: BookingConflict): string => {
    if (conflict.reason === 'DOWNTIME') return 'closure';
    const id = bookingIds.encode(provider, conflict.holderId);
    return references.get(id) ?? bookingReferenceOf(id);
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
    message: outcome.refusals.map((refusal) => refusal.message).join(' '),
  };
}
