import { existsSync } from 'node:fs';
import path from 'node:path';
import { resolveLocal } from '../platform/core/zone.js';
import * as column from './core/columns.js';
import type { Timetable, TimetableClosure, TimetableResource, TimetableRow } from './core/timetable.js';
import { type CsvRecord, readCsv } from './csv-table.js';

/** The local start and end of a record, which must exist on the resource's clock and lie in this order. */
function period(record: CsvRecord, zone: string) {
  const startsAt = record.read('starts_at', column.localTime);
  const endsAt = record.read('ends_at', column.localTime);
  for (const [name, local] of [['starts_at', startsAt] as const, ['ends_at', endsAt] as const]) {
    if (resolveLocal(local, zone).kind === 'skipped') {
      throw record.malformed(name, `does not exist in ${zone}: the clock skips it`);
    }
  }
  if (endsAt <= startsAt) throw record.malformed('ends_at', 'must be later than starts_at');
  return { startsAt, endsAt };
}

function readResources(directory: string): Map<string, TimetableResource> {
  const resources = new Map<string, TimetableResource>();
  for (const record of readCsv(path.join(directory, 'resources.csv'), [
    'code',
    'name',
    'kind',
    'capacity',
    'time_zone',
  ])) {
    const code = record.read('code', column.word);
    if (resources.has(code)) throw record.malformed('code', `the code ${code} stands in an earlier line too`);
    resources.set(code, {
      code,
      name: record.read('name', column.word),
      kind: record.read('kind', column.resourceKind),
      capacity: record.read('capacity', column.people),
      timeZone: record.read('time_zone', column.timeZone),
    });
  }
  return resources;
}

function resourceOf(record: CsvRecord, resources: ReadonlyMap<string, TimetableResource>): TimetableResource {
  const code = record.read('resource', column.word);
  const resource = resources.get(code);
  if (resource === undefined) throw record.malformed('resource', `resources.csv has no resource ${code}`);
  return resource;
}

function readClosures(directory: string, resources: ReadonlyMap<string, TimetableResource>): TimetableClosure[] {
  const file = path.join(directory, 'closures.csv');
  if (!existsSync(file)) return [];
  return readCsv(file, ['resource', 'starts_at', 'ends_at', 'reason']).map((record) => {
    const resource = resourceOf(record, resources);
    const { startsAt, endsAt } = period(record, resource.timeZone);
    return { resource: resource.code, startsAt, endsAt, reason: record.read('reason', column.word) };
  });
}

const ROW_COLUMNS = ['reference', 'resource', 'title', 'attendees', 'starts_at', 'ends_at', 'rrule', 'exdates'];

function readRows(file: string, resources: ReadonlyMap<string, TimetableResource>): TimetableRow[] {
  const references = new Set<string>();
  return readCsv(file, ROW_COLUMNS).map((record) => {
    const reference = record.read('reference', column.word);
    if (references.has(reference)) throw record.malformed('reference', `${reference} stands in an earlier line too`);
    references.add(reference);
    const resource = resourceOf(record, resources);
    return {
      reference,
      resource: resource.code,
      title: record.read('title', column.word),
      attendees: record.read('attendees', column.people),
      ...period(record, resource.timeZone),
      recurrence: record.read('rrule', column.recurrence),
      except: record.read('exdates', column.localTimes),
    };
  });
}

/**
 * Reads a term: `resources.csv`, `closures.csv` when it is there, and the rows of `bookings`, a file of the same
 * directory or a path of its own; null reads none. Throws MalformedFile at the first mistake.
 */
export function readTimetable(directory: string, bookings: string | null): Timetable {
  const resources = readResources(directory);
  const closures = readClosures(directory, resources);
  const inDirectory = bookings === null ? null : path.join(directory, bookings);
  const file =
    inDirectory !== null && bookings !== null && !existsSync(inDirectory) && existsSync(bookings)
      ? bookings
      : inDirectory;
  return { resources: [...resources.values()], closures, rows: file === null ? [] : readRows(file, resources) };
}
