import pg from 'pg';
import { act, type Town, town } from '../worlds/town.js';
import { changeCalendar } from '../worlds/calendar.js';
import { updateResource } from '../worlds/resources.js';
import { type Service, startService } from '../support/app.js';
import { built } from '../support/built.js';

const { OpeningMonths } = await built('availability/index');

const MARCH = { startsAt: Date.parse('2027-03-10T00:00:00Z'), endsAt: Date.parse('2027-03-11T00:00:00Z') };
const weekdays = [1, 2, 3, 4, 5];

/** The stored opening minutes of the calendars of the plant. */
describe('Stored opening months', () => {
  let service: Service;
  let place: Town;
  let client: pg.Client;
  beforeAll(async () => {
    service = await startService();
    place = await town(service);
    client = new pg.Client(service.databaseUrl);
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await service.stop();
  });

  const ensure = async (window = MARCH) => {
    service.clock.advance(120_000);
    await service.app.get(OpeningMonths, { strict: false }).ensure(window);
  };
  const kept = async (resourceId: string): Promise<Map<string, string>> => {
    const { rows } = await client.query<{ month: string; open: string }>(
      `select m.month::text, m.open::text from opening_month m join capacity c using (organization_id, calendar_id)
        where c.resource_id = $1::uuid order by m.month`,
      [resourceId.slice(-32)],
    );
    return new Map(rows.map(({ month, open }) => [month, open]));
  };
  const hours = (opensAt: string, closesAt: string) =>
    (['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'] as const).map((weekday) => ({
      weekday,
      opensAt,
      closesAt,
    }));
  const set = (day: string, name = 'Feast') =>
    changeCalendar(service, place.manager, 'setCalendarDays', {
      organizationId: place.plant,
      days: [{ day, kind: 'HOLIDAY', name }],
    });

  it('a stored month equals the opening hours on each day, DST included', async () => {
    const lab = await place.resource({ openingHours: hours('08:00', '18:00') });
    await ensure();
    const days = Array.from({ length: 31 }, (_, index) => new Date(Date.UTC(2027, 2, index + 1)));
    const ranges = days
      .filter((day) => weekdays.includes(day.getUTCDay()))
      .map((day) => {
        // Prague is an hour ahead of UTC, and two from 28 March on.
        const [from, to] = day.getUTCDate() < 28 ? ['07', '17'] : ['06', '16'];
        const date = day.toISOString().slice(0, 10);
        return `["${date} ${from}:00:00+00","${date} ${to}:00:00+00")`;
      });
    expect([...(await kept(lab))]).toEqual([['2027-03-01', `{${ranges.join(',')}}`]]);
  });

  it('resources with the same hours share one stored calendar', async () => {
    await place.resource({ openingHours: hours('09:00', '10:00') });
    await place.resource({ openingHours: hours('09:00', '10:00') });
    const { rows } = await client.query(
      `select count(*)::int as calendars from opening_calendar where opening_hours @> '[{"opensAt": 540, "closesAt": 600}]'`,
    );
    expect(rows).toEqual([{ calendars: 1 }]);
  });

  it('a changed calendar day deletes only the stored months that it touches', async () => {
    const lab = await place.resource({ openingHours: hours('08:00', '19:00') });
    await ensure({ startsAt: MARCH.startsAt, endsAt: Date.parse('2027-06-15T00:00:00Z') });
    await set('2027-04-30');
    expect([...(await kept(lab)).keys()]).toEqual(['2027-03-01', '2027-06-01']);
  });

  it('a month that is stored again reflects the changed day', async () => {
    const lab = await place.resource({ openingHours: hours('08:00', '20:00') });
    await ensure();
    expect((await kept(lab)).get('2027-03-01')).toContain('2027-03-17');
    await set('2027-03-17');
    await ensure();
    const march = (await kept(lab)).get('2027-03-01');
    expect(march).toContain('2027-03-18');
    expect(march).not.toContain('2027-03-17');
  });

  it('a change of the opening hours of a resource replaces its stored months', async () => {
    const lab = await place.resource({ openingHours: hours('06:00', '07:00') });
    await ensure();
    await updateResource(service, place.manager, { resourceId: lab, openingHours: hours('06:00', '08:00') });
    expect(await kept(lab)).toEqual(new Map());
    await ensure();
    expect((await kept(lab)).get('2027-03-01')).toContain('["2027-03-02 05:00:00+00","2027-03-02 07:00:00+00")');
  });

  it('stored months are deleted when the organization observes another calendar', async () => {
    const lab = await place.resource();
    await ensure();
    const observe = (region: string | null) =>
      changeCalendar(service, place.manager, 'observePublicCalendar', { organizationId: place.plant, region });
    await observe('CN');
    expect(await kept(lab)).toEqual(new Map());
    await observe(null);
  });

  it('stored months are deleted when an observed public day changes', async () => {
    const lab = await place.resource();
    await changeCalendar(service, place.manager, 'observePublicCalendar', {
      organizationId: place.plant,
      region: 'CN',
    });
    await ensure();
    await client.query(`insert into public_calendar_year (region, year, source) values ('CN', 2027, 'Notice')`);
    await client.query(
      `insert into public_calendar_day (region, day, kind, name) values ('CN', '2027-03-05', 'HOLIDAY', 'Feast')`,
    );
    expect(await kept(lab)).toEqual(new Map());
  });

  it('stored months of other time zone rules are computed again', async () => {
    const lab = await place.resource();
    await ensure();
    await client.query(`update opening_month set zone_rules = '1970a', open = '{}'`);
    await ensure();
    expect((await kept(lab)).get('2027-03-01')).not.toBe('{}');
  });

  it('months in the far future are not stored', async () => {
    const lab = await place.resource({ openingHours: hours('01:00', '02:00') });
    await ensure({ startsAt: Date.parse('2300-01-01T00:00:00Z'), endsAt: Date.parse('2300-02-01T00:00:00Z') });
    expect(await kept(lab)).toEqual(new Map());
  });

  it('stored months never miss a concurrent change', async () => {
    const lab = await place.resource({ openingHours: hours('10:00', '16:00') });
    const days = Array.from({ length: 20 }, (_, index) => `2027-03-${String(index + 1).padStart(2, '0')}`);
    for (const day of days) await Promise.all([ensure(), set(day, `Feast of ${day}`), ensure()]);
    await ensure();
    const march = (await kept(lab)).get('2027-03-01') ?? '';
    expect(days.filter((day) => march.includes(day))).toEqual([]);
    const { userErrors } = await act(service, place.coordinator, 'previewBooking', {
      organizationId: place.school,
      items: [{ resourceId: lab }],
      title: 'Lesson',
      startsAt: '2027-03-22T10:00:00Z',
      endsAt: '2027-03-22T11:00:00Z',
    });
    expect(userErrors).toEqual([]);
  });

  it('an opening calendar whose hours changed in place is refused', async () => {
    await expect(client.query(`update opening_calendar set opening_hours = '[]'`)).rejects.toMatchObject({
      constraint: 'opening_calendar_never_changes',
    });
  });
});
