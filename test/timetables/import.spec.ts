import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { formatLocalDateTime } from '../../src/platform/core/local-time.js';
import type { ImportSummary } from '../../src/timetables/index.js';
import { platformAdmin } from '../api/access/people.js';
import { reported } from '../reports/asking.js';
import { termByRoom } from '../reports/terms.js';
import { type Service, startService } from '../support/app.js';
import { built } from '../support/built.js';

const { statement } = await built('platform/db/database');
const { ImportTimetable, MalformedFile, readTimetable } = await built('timetables/index');

const silent = { begin: () => undefined, step: () => undefined, end: () => undefined };

const RESOURCES = 'code,name,kind,capacity,time_zone\nR1,Room 1,LAB,10,Europe/Prague\nR2,Room 2,LAB,,Europe/Prague\n';
const CLOSURES = 'resource,starts_at,ends_at,reason\nR1,2027-03-16T08:00,2027-03-16T18:00,cleaning\n';
const HEADER = 'reference,resource,title,attendees,starts_at,ends_at,rrule,exdates\n';
const ROWS = [
  '1,R1,Turning,8,2027-03-02T09:00,2027-03-02T11:00,FREQ=WEEKLY;BYDAY=TU;UNTIL=20270330T070000Z,2027-03-16T09:00',
  '2,R1,Milling,8,2027-03-02T10:00,2027-03-02T12:00,FREQ=WEEKLY;BYDAY=TU;COUNT=3,',
  '3,R1,Big class,30,2027-03-03T09:00,2027-03-03T11:00,,',
  '4,R2,Touching,5,2027-03-02T11:00,2027-03-02T12:00,,',
];

/** A term in a directory of its own. */
function term(files: Record<string, string> = {}): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'term-'));
  const all = { 'resources.csv': RESOURCES, 'closures.csv': CLOSURES, 'plan.csv': HEADER + ROWS.join('\n'), ...files };
  for (const [name, text] of Object.entries(all)) writeFileSync(path.join(directory, name), text);
  return directory;
}

describe('Reading a timetable', () => {
  it.each([
    [{ 'resources.csv': 'code,name\nR1,Room' }, /resources\.csv, line 1, column 3: the header lacks kind/],
    [{ 'resources.csv': RESOURCES.replace('Europe/Prague', 'Mars') }, /resources\.csv, line 2, column 5 \(time_zone\)/],
    [{ 'resources.csv': RESOURCES.replace('LAB', 'ROOM') }, /resources\.csv, line 2, column 3 \(kind\)/],
    [{ 'closures.csv': CLOSURES.replace('R1', 'R9') }, /closures\.csv, line 2, column 1 \(resource\)/],
    [
      { 'plan.csv': `${HEADER}1,R1,T,x,2027-03-02T09:00,2027-03-02T11:00,,` },
      /plan\.csv, line 2, column 4 \(attendees\)/,
    ],
    [
      { 'plan.csv': `${HEADER}1,R1,T,1,2027-02-30T09:00,2027-03-02T11:00,,` },
      /plan\.csv, line 2, column 5 \(starts_at\)/,
    ],
    [{ 'plan.csv': `${HEADER}1,R1,T,1,2027-03-28T02:30,2027-03-28T04:00,,` }, /column 5 \(starts_at\): does not exist/],
    [{ 'plan.csv': `${HEADER}1,R1,T,1,2027-03-02T09:00,2027-03-02T09:00,,` }, /column 6 \(ends_at\)/],
    [{ 'plan.csv': `${HEADER}1,R1,T,1,2027-03-02T09:00,2027-03-02T10:00,FREQ=NEVER,` }, /column 7 \(rrule\)/],
    [{ 'plan.csv': `${HEADER}1,R1,T,1,2027-03-02T09:00,2027-03-02T10:00,,x` }, /column 8 \(exdates\)/],
    [{ 'plan.csv': `${HEADER}${String(ROWS[3])}\n${String(ROWS[3])}` }, /plan\.csv, line 3, column 1 \(reference\)/],
    [{ 'plan.csv': `${HEADER}"1,R1` }, /plan\.csv, line 2/],
  ])('names file, line and column: %j', (files, place) => {
    const read = () => readTimetable(term(files), 'plan.csv');
    expect(read).toThrow(MalformedFile);
    expect(read).toThrow(place);
  });

  it('says which file is not there', () => {
    expect(() => readTimetable(term(), 'absent.csv')).toThrow(/absent\.csv: there is no such file/);
  });
});

describe('Importing a timetable', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.stop());

  const importTerm = (directory: string, slug: string, bookings: string): Promise<ImportSummary> =>
    service.app.get(ImportTimetable).execute(readTimetable(directory, bookings), slug, silent);
  const counted = async () => {
    const [row] = await service.database.run<object>(
      statement(
        'test.counted',
        `select (select count(*) from booking) as bookings, (select count(*) from downtime) as downtimes,
                (select count(*) from resource) as resources, (select count(*) from booking_series) as series`,
      ),
    );
    return row;
  };

  it('books what fits, first come first served, and reports the rest', async () => {
    const summary = await importTerm(term(), 'small', 'plan.csv');
    expect(summary.rows).toEqual({ accepted: 3, bookings: 6 });
    expect(summary.report).toMatchObject([
      { outcome: 'REFUSED', reference: '2', reasons: ['CONFLICT'], with: ['1', 'closure'] },
      { outcome: 'BOOKED_WITHOUT_ATTENDEES', reference: '3' },
    ]);
    const clashing = summary.report[0]?.occurrencesInConflict.map(formatLocalDateTime);
    expect(clashing).toEqual(['2027-03-02T10:00', '2027-03-09T10:00', '2027-03-16T10:00']);
    expect(summary.owner.account?.email).toBe('admin@small.example');
  });

  it('changes nothing the second time', async () => {
    const directory = term();
    await importTerm(directory, 'twice', 'plan.csv');
    const before = await counted();
    const summary = await importTerm(directory, 'twice', 'plan.csv');
    expect(await counted()).toEqual(before);
    expect(summary).toMatchObject({ resources: { created: 0 }, closures: { scheduled: 0 }, rows: { accepted: 3 } });
  });

  /** A term is a thousand bookings and more, whatever else the machine does. */
  const WHOLE_TERM_MS = 120_000;

  // Real terms stand beside the repository where they are to be had.
  const terms = ['muni-fi-spr17', 'tg-spr18'].map((name) => path.join('..', 'shared', 'data', 'timetables', name));
  const there = terms.filter((directory) => existsSync(directory));

  for (const directory of there) {
    it(
      `takes the whole plan of ${path.basename(directory)}`,
      async () => {
        const summary = await importTerm(directory, `plan-${path.basename(directory)}`, 'plan.csv');
        expect(summary.report.filter((row) => row.outcome === 'REFUSED')).toEqual([]);
      },
      WHOLE_TERM_MS,
    );

    it(
      `makes of ${path.basename(directory)} what reports tell room by room`,
      async () => {
        const slug = `plan-${path.basename(directory)}`;
        await importTerm(directory, slug, 'plan.csv');
        const root = await platformAdmin(service);
        const { data } = await service.graphql(`{ organization(slug: "${slug}") { id } }`, {}, root.token);
        // Monday to Monday, over the day on which summer time begins in Prague.
        const window = { from: '2027-03-01', to: '2027-04-12' };
        const document = `query ($input: UtilizationReportInput!) { utilizationReport(input: $input) {
        rows { resource { code } openMinutes downMinutes bookedMinutes bookings } } }`;
        const input = { ...window, organizationId: data.organization.id };
        const { rows } = await reported(service, root, input, document);
        const byCode = (a: { resource: { code: string } }, b: { resource: { code: string } }) =>
          a.resource.code < b.resource.code ? -1 : 1;
        expect(rows.sort(byCode)).toEqual(termByRoom(directory, window.from, window.to).sort(byCode));
      },
      WHOLE_TERM_MS,
    );

    it(
      `decides the wishes of ${path.basename(directory)} as expected`,
      async () => {
        const { wishes } = JSON.parse(readFileSync(path.join(directory, 'expected.json'), 'utf8')) as {
          wishes: {
            accepted: string[];
            acceptedOccurrences: number;
            refused: Record<string, { occurrencesInConflict: string[]; with: string[] }>;
          };
        };
        const summary = await importTerm(directory, `wishes-${path.basename(directory)}`, 'wishes.csv');
        expect(summary.rows).toEqual({ accepted: wishes.accepted.length, bookings: wishes.acceptedOccurrences });
        const refused = summary.report.filter((row) => row.outcome === 'REFUSED');
        const told = refused.map((row) => [
          row.reference,
          { occurrencesInConflict: row.occurrencesInConflict.map(formatLocalDateTime), with: [...row.with].sort() },
        ]);
        const expected = Object.entries(wishes.refused).map(([reference, clash]) => [
          reference,
          { ...clash, with: [...clash.with].sort() },
        ]);
        expect(Object.fromEntries(told)).toEqual(Object.fromEntries(expected));
      },
      WHOLE_TERM_MS,
    );
  }
});
