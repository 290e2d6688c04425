import pg from 'pg';
import { type Town, town } from '../worlds/town.js';
import { updateResource } from '../worlds/resources.js';
import { type Service, startService } from '../support/app.js';
import { built } from '../support/built.js';

const { OpeningMonths } = await built('availability/index');
const { ForgetUnusedCalendars } = await built('availability/forget-unused-calendars');

const APRIL = { startsAt: Date.parse('2027-04-10T00:00:00Z'), endsAt: Date.parse('2027-04-11T00:00:00Z') };
const hours = (opensAt: string) => [{ weekday: 'MONDAY', opensAt, closesAt: '20:00' } as const];

describe('Unlisted resources', () => {
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

  const count = async (sql: string): Promise<number> =>
    (await client.query<{ n: number }>(`select count(*)::int as n from ${sql}`)).rows[0]?.n ?? -1;
  const ensure = async () => {
    service.clock.advance(120_000);
    await service.app.get(OpeningMonths, { strict: false }).ensure(APRIL);
  };

  it('a resource has no opening months until it is listed', async () => {
    const draft = await place.resource({ status: 'DRAFT', openingHours: hours('07:07') });
    await ensure();
    expect(await count('opening_month')).toBe(0);
    await updateResource(service, place.manager, { resourceId: draft, status: 'LISTED' });
    await ensure();
    expect(await count('opening_month')).toBe(1);
  });

  it('a resource adds no words to the spelling help until it is listed', async () => {
    const draft = await place.resource({ status: 'DRAFT', name: 'Quasibohrer' });
    expect(await count(`resource_word where word like 'quasi%'`)).toBe(0);
    await updateResource(service, place.manager, { resourceId: draft, status: 'LISTED' });
    expect(await count(`resource_word where word like 'quasi%'`)).toBe(1);
  });

  it('an opening calendar is deleted when no resource uses it', async () => {
    const resource = await place.resource({ openingHours: hours('08:08') });
    await updateResource(service, place.manager, { resourceId: resource, openingHours: hours('09:09') });
    const before = await count('opening_calendar');
    await service.app.get(ForgetUnusedCalendars, { strict: false }).execute();
    expect(await count('opening_calendar')).toBe(before - 1);
    expect(await count(`capacity where calendar_id not in (select calendar_id from opening_calendar)`)).toBe(0);
  });

  it('concurrent searches for the same months store them in one transaction', async () => {
    await place.resource({ openingHours: hours('10:10') });
    service.clock.advance(120_000);
    const months = service.app.get(OpeningMonths, { strict: false });
    await Promise.all(Array.from({ length: 20 }, () => months.ensure(APRIL)));
    expect(
      await count(`opening_month m join opening_calendar c using (organization_id, calendar_id)
      where c.opening_hours::text like '%610%'`),
    ).toBe(1);
  });
});
