import { parseLocalDateTime } from '../../../src/platform/core/calendar.js';
import { resolveLocal } from '../../../src/platform/core/zone.js';
import { reported } from '../../reports/asking.js';
import { type Service, startService } from '../../support/app.js';
import { booked, pricedLab, usedFrom } from '../../worlds/money.js';
import { type Town, town } from '../../worlds/town.js';
import { createSite } from '../../worlds/places.js';
import { statementsOf } from '../../worlds/statements.js';
import { first } from '../../support/lists.js';

const EVERY_DAY = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;

/** Zones whose rules changed lately, so that the tables of Node and PostgreSQL may differ. */
describe('The time zone rules of statements', () => {
  let service: Service;
  let place: Town;
  const moveProvider = { name: 'test.move-provider', text: 'update organization set time_zone = $1' };
  beforeAll(async () => {
    service = await startService({ SESSION_DAYS: '365' });
    service.clock.set('2026-09-01T08:00:00Z');
    place = await town(service);
  });
  afterAll(() => service.stop());

  const used = async (lab: string, startsAt: string, endsAt: string) => {
    const booking = await booked(service, place, lab, { startsAt, endsAt });
    service.clock.set(Date.parse(endsAt) + 3_600_000);
    await usedFrom(service, place, booking, startsAt, endsAt);
  };

  const siteIn = async (timeZone: string): Promise<string> =>
    (await createSite(service, place.manager, { organizationId: place.plant, timeZone, name: timeZone })).site.id;

  it('put a use into the same month as the report of the provider', async () => {
    await service.database.run(moveProvider, ['Africa/Casablanca']);
    const siteId = await siteIn('Africa/Casablanca');
    const lab = await pricedLab(service, place, { effectiveFrom: '2026-01-01T00:00:00Z' }, { siteId });
    await used(lab, '2026-09-30T23:10:00Z', '2026-09-30T23:40:00Z');
    const statement = first(await statementsOf(service, place.schoolAdmin, place.school));
    const { rows } = await reported(service, place.plantAdmin, {
      ...{ organizationId: place.plant, from: '2026-09-01', to: '2026-11-01', groupBy: 'MONTH' },
    });
    const [month] = rows.filter(({ bookings }) => bookings === 1);
    expect(statement.from).toBe(`${month?.key}-01`);
  });

  it('show the local opening time on the line of a booking that starts at opening', async () => {
    const siteId = await siteIn('America/Edmonton');
    const openingHours = EVERY_DAY.map((weekday) => ({ weekday, opensAt: '08:00', closesAt: '17:00' }));
    const lab = await pricedLab(service, place, { effectiveFrom: '2026-01-01T00:00:00Z' }, { siteId, openingHours });
    const at = (text: string) => {
      const local = parseLocalDateTime(text);
      if (local === null) throw new Error(`${text} is no wall clock`);
      return new Date(resolveLocal(local, 'America/Edmonton').instant).toISOString();
    };
    await used(lab, at('2026-11-11T08:00'), at('2026-11-11T09:00'));
    const statements = await statementsOf(service, place.schoolAdmin, place.school);
    const lines = statements.flatMap((statement) => statement.lines);
    expect(lines.map(({ description }) => description)).toContainEqual(
      expect.stringContaining('2026-11-11 08:00 to 2026-11-11 09:00, completed'),
    );
  });
});
