import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bookingIds } from '../../src/bookings/ids.js';
import { formatLocalDateTime } from '../../src/platform/core/calendar.js';
import type { ImportSummary } from '../../src/timetables/index.js';
import { PASSWORD, platformAdmin } from '../worlds/people.js';
import { reported } from '../reports/asking.js';
import { termByRoom } from '../reports/terms.js';
import { type Service, startService } from '../support/app.js';
import { built } from '../support/built.js';

const { statement } = await built('platform/db/database');
const { ImportTimetable, MalformedFile, readTimetable } = await built('timetables/index');
const { CancelBooking } = await built('bookings/life/cancel-booking');

const silent = { founded: () => undefined, begin: () => undefined, step: () => undefined, end: () => undefined };

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
  ])('an error names file, line and column: %j', (files, place) => {
    const read = () => readTimetable(term(files), 'plan.csv');
    expect(read).toThrow(MalformedFile);
    expect(read).toThrow(place);
  });

  it('blank records and columns without name and content are skipped', () => {
    const blank = 'code,name,kind,capacity,time_zone,\n,,,,,\nR1,Room 1,LAB,10,Europe/Prague,\n\n , ,\n';
    const read = readTimetable(term({ 'resources.csv': blank, 'closures.csv': CLOSURES }), null);
    expect(read.resources).toMatchObject([{ code: 'R1', name: 'Room 1' }]);
  });

  it('an error names the place of a cell whose column has no name', () => {
    const stray = 'code,name,kind,capacity,time_zone\nR1,Room 1,LAB,10,Europe/Prague,stray\n';
    expect(() => readTimetable(term({ 'resources.csv': stray }), null)).toThrow(
      /resources\.csv, line 2, column 6: the column has no name/,
    );
  });

  it.each(['\u0000', '\ufffd'])('a cell with %j, which replaces a lost letter, is refused', (letter) => {
    const broken = RESOURCES.replace('Room 1', `Room${letter}`);
    expect(() => readTimetable(term({ 'resources.csv': broken }), null)).toThrow(/line 2, column 2 \(name\)/);
  });

  it('each message ends in one full stop', () => {
    const malformed = `${HEADER}1,R1,T,1,2027-03-02T09:00,2027-03-02T10:00,FREQ=WEEKLY;UNTIL=20270526T080000ZZ,`;
    expect(() => readTimetable(term({ 'plan.csv': malformed }), 'plan.csv')).toThrow(/[^.]\.$/);
  });

  it('an error names the missing file', () => {
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
    service.app.get(ImportTimetable).execute(readTimetable(directory, bookings), { slug, administrator: null }, silent);
  const counted = async () => {
    const [row] = await service.database.run<object>(
      statement('test.counted')`
        select (select count(*) from booking) as bookings, (select count(*) from downtime) as downtimes,
                (select count(*) from resource) as resources, (select count(*) from booking_series) as series`,
    );
    return row;
  };

  it('the import books what fits in the order of the rows and reports the rest', async () => {
    const summary = await importTerm(term(), 'small', 'plan.csv');
    expect(summary.rows).toEqual({ accepted: 3, bookings: 6, changed: 0 });
    expect(summary.report).toMatchObject([
      { outcome: 'REFUSED', reference: '2', reasons: ['CONFLICT'], with: ['1', 'closure'] },
      { outcome: 'BOOKED_WITHOUT_ATTENDEES', reference: '3' },
    ]);
    const clashing = summary.report[0]?.occurrencesInConflict.map(formatLocalDateTime);
    expect(clashing).toEqual(['2027-03-02T10:00', '2027-03-09T10:00', '2027-03-16T10:00']);
    expect(summary.owner.account?.email).toBe('admin@small.example');
  });

  it('a second import changes nothing', async () => {
    const directory = term();
    await importTerm(directory, 'twice', 'plan.csv');
    const before = await counted();
    const summary = await importTerm(directory, 'twice', 'plan.csv');
    expect(await counted()).toEqual(before);
    expect(summary).toMatchObject({ resources: { created: 0 }, closures: { scheduled: 0 }, rows: { accepted: 3 } });
  });

  describe('Importing a changed timetable again', () => {
    const single = (more: string) => ({ 'plan.csv': `${HEADER}S1,${more}` });
    const weekly = (more: string) => ({ 'plan.csv': `${HEADER}W1,${more}` });
    const standing = async (slug: string) =>
      service.database.run<{ code: string; title: string; attendees: number | null; starts: string }>(
        statement('test.standing')`select r.code, b.title, b.attendees, to_char(b.starts_at, 'MM-DD HH24:MI') as starts
             from booking b join organization o on o.organization_id = b.consumer_id
             join booking_item i on i.organization_id = b.organization_id and i.booking_id = b.booking_id
             join resource r on r.organization_id = i.organization_id and r.resource_id = i.resource_id
            where o.slug = $1 and b.recorded_status = 'CONFIRMED' order by b.starts_at, r.code`,
        [slug],
      );
    const first = 'R1,Turning,8,2027-03-02T09:00,2027-03-02T11:00,,';

    it.each([
      ['another room', 'R2,Turning,8,2027-03-02T09:00,2027-03-02T11:00,,', { code: 'R2', starts: '03-02 08:00' }],
      ['another day', 'R1,Turning,8,2027-03-03T09:00,2027-03-03T11:00,,', { code: 'R1', starts: '03-03 08:00' }],
      ['an hour later', 'R1,Turning,8,2027-03-02T10:00,2027-03-02T12:00,,', { code: 'R1', starts: '03-02 09:00' }],
      ['another title', 'R1,Milling,8,2027-03-02T09:00,2027-03-02T11:00,,', { code: 'R1', title: 'Milling' }],
      ['other attendees', 'R1,Turning,9,2027-03-02T09:00,2027-03-02T11:00,,', { code: 'R1', attendees: 9 }],
    ])('a row with %s changes the booking of its reference', async (what, row, expected) => {
      const slug = `again-${what.replaceAll(' ', '-')}`;
      await importTerm(term(single(first)), slug, 'plan.csv');
      const { rows, report } = await importTerm(term(single(row)), slug, 'plan.csv');
      expect([rows, report]).toEqual([{ accepted: 1, bookings: 1, changed: 1 }, []]);
      expect(await standing(slug)).toMatchObject([expected]);
      expect((await importTerm(term(single(row)), slug, 'plan.csv')).rows.changed).toBe(0);
    });

    it('a refused move keeps the booking and names the conflicting reference', async () => {
      const slug = 'again-refused';
      const other = 'S2,R2,Touching,5,2027-03-02T09:00,2027-03-02T11:00,,';
      const both = (row: string) => ({ 'plan.csv': `${HEADER}S1,${row}\n${other}` });
      await importTerm(term(both(first)), slug, 'plan.csv');
      const moved = first.replace('R1', 'R2');
      const { report } = await importTerm(term(both(moved)), slug, 'plan.csv');
      expect(report).toMatchObject([{ outcome: 'REFUSED', reference: 'S1', reasons: ['CONFLICT'], with: ['S2'] }]);
      expect((await standing(slug)).map(({ code }) => code)).toEqual(['R1', 'R2']);
    });

    it('a series with other values is kept and reported with the differences', async () => {
      const slug = 'again-series';
      const series = 'R1,Turning,8,2027-03-02T09:00,2027-03-02T11:00,FREQ=WEEKLY;COUNT=3,';
      const open = { 'closures.csv': 'resource,starts_at,ends_at,reason\n' };
      await importTerm(term({ ...weekly(series), ...open }), slug, 'plan.csv');
      const changed = weekly(series.replace('COUNT=3', 'COUNT=2').replace('Turning', 'Milling'));
      const { report } = await importTerm(term({ ...changed, ...open }), slug, 'plan.csv');
      expect(report).toMatchObject([{ outcome: 'REFUSED', reference: 'W1', reasons: ['DIFFERENT'] }]);
      expect(report[0]?.message).toMatch(/title "Turning" instead of "Milling".*COUNT=3.*COUNT=2/);
      expect(await standing(slug)).toHaveLength(3);
    });

    it('a cancelled booking is reported, and booked again only with other values', async () => {
      const slug = 'again-called-off';
      const { owner } = await importTerm(term(single(first)), slug, 'plan.csv');
      const [booking] = await service.database.run<{ id: string }>(
        statement('test.called-off')`
          select 'bkg_' || b.organization_id || '_' || replace(b.booking_id::text, '-', '') as id
             from booking b join organization o on o.organization_id = b.consumer_id where o.slug = $1`,
        [slug],
      );
      await service.app
        .get(CancelBooking)
        .execute(owner.administrator, { bookingId: bookingIds.read(booking?.id ?? ''), reason: 'Ill' });
      const same = await importTerm(term(single(first)), slug, 'plan.csv');
      expect(same.report).toMatchObject([{ outcome: 'REFUSED', reference: 'S1', reasons: ['CANCELLED'] }]);
      await importTerm(term(single(first.replaceAll('03-02', '03-04'))), slug, 'plan.csv');
      expect(await standing(slug)).toMatchObject([{ starts: '03-04 08:00' }]);
    });

    it('a changed resource is updated, or reported where it cannot be', async () => {
      const slug = 'again-resources';
      await importTerm(term(), slug, 'plan.csv');
      const larger = RESOURCES.replace('Room 1,LAB,10', 'Large room,LAB,40').replace(
        'R2,Room 2,LAB',
        'R2,Room 2,EQUIPMENT',
      );
      const { resources, report } = await importTerm(term({ 'resources.csv': larger }), slug, 'plan.csv');
      expect(resources).toEqual({ created: 0, known: 2, updated: 1 });
      expect(report[0]).toMatchObject({
        outcome: 'REFUSED',
        kind: 'resource',
        reference: 'R2',
        reasons: ['DIFFERENT'],
      });
    });
  });

  describe('Importing for an unknown organization', () => {
    it('an invalid slug creates no organization, and a valid one creates it', async () => {
      await expect(importTerm(term(), 'SZPT', 'plan.csv')).rejects.toThrow(/lower-case letters.*Nothing was written/);
      expect((await importTerm(term(), 'szpt', 'plan.csv')).owner.account?.email).toBe('admin@szpt.example');
    });

    it('a taken administrator address is reported with the option that accepts the account', async () => {
      const taken = { name: 'Squatter', email: 'admin@taken.example', password: PASSWORD };
      await service.graphql('mutation ($input: SignUpInput!) { signUp(input: $input) { expiresAt } }', {
        input: taken,
      });
      await expect(importTerm(term(), 'taken', 'plan.csv')).rejects.toThrow(
        /Nothing was written.*--administrator EMAIL/s,
      );
      const summary = await service.app
        .get(ImportTimetable)
        .execute(readTimetable(term(), 'plan.csv'), { slug: 'taken', administrator: taken.email }, silent);
      expect([summary.owner.account, summary.owner.administrator.email]).toEqual([null, taken.email]);
    });

    it('a disabled account creates no organization', async () => {
      const administrator = 'disabled@example.org';
      await service.graphql('mutation ($input: SignUpInput!) { signUp(input: $input) { expiresAt } }', {
        input: { name: 'Disabled', email: administrator, password: PASSWORD },
      });
      const disable = `update account set disabled_at = now(), disabled_by = account_id, disabled_reason = 'left'
                        where email = $1`;
      await service.database.run(statement('test.disable-founder')`${disable}`, [administrator]);
      const founding = service.app
        .get(ImportTimetable)
        .execute(readTimetable(term(), 'plan.csv'), { slug: 'disabled', administrator }, silent);
      await expect(founding).rejects.toThrow(/disabled; enable it first.*Nothing was written/);
      expect((await importTerm(term(), 'disabled', 'plan.csv')).owner.account).not.toBeNull();
    });

    it('an unknown account creates no organization', async () => {
      const founding = service.app
        .get(ImportTimetable)
        .execute(readTimetable(term(), 'plan.csv'), { slug: 'absent', administrator: 'absent@example.org' }, silent);
      await expect(founding).rejects.toThrow(/no account with the address absent@example\.org/);
      expect((await importTerm(term(), 'absent', 'plan.csv')).owner.account).not.toBeNull();
    });
  });

  /** A term is a thousand bookings and more, whatever else the machine does. */
  const WHOLE_TERM_MS = 120_000;

  // Real terms stand beside the repository where they are to be had.
  const terms = ['muni-fi-spr17', 'tg-spr18'].map((name) => path.join('..', 'shared', 'data', 'timetables', name));
  const there = terms.filter((directory) => existsSync(directory));

  for (const directory of there) {
    it(
      `the import accepts the whole plan of ${path.basename(directory)}`,
      async () => {
        const summary = await importTerm(directory, `plan-${path.basename(directory)}`, 'plan.csv');
        expect(summary.report.filter((row) => row.outcome === 'REFUSED')).toEqual([]);
      },
      WHOLE_TERM_MS,
    );

    it(
      `the import of ${path.basename(directory)} agrees with the reports room by room`,
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
        expect([...rows].sort(byCode)).toEqual(termByRoom(directory, window.from, window.to).sort(byCode));
      },
      WHOLE_TERM_MS,
    );

    it(
      `the import decides the requests of ${path.basename(directory)} as expected`,
      async () => {
        const { wishes } = JSON.parse(readFileSync(path.join(directory, 'expected.json'), 'utf8')) as {
          wishes: {
            accepted: string[];
            acceptedOccurrences: number;
            refused: Record<string, { occurrencesInConflict: string[]; with: string[] }>;
          };
        };
        const summary = await importTerm(directory, `wishes-${path.basename(directory)}`, 'wishes.csv');
        expect(summary.rows).toMatchObject({ accepted: wishes.accepted.length, bookings: wishes.acceptedOccurrences });
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
