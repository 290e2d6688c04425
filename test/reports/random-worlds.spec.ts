import { Random } from '../support/random.js';
import { type Service, startService } from '../support/app.js';
import { reported } from './asking.js';
import { count, GROUPINGS } from './minutes.js';
import { RandomTown } from './random-town.js';
import type { UtilizationRow } from '../worlds/schema.js';

const [FROM, TO] = ['2027-03-27', '2027-04-06'];

describe('Utilization reports of random worlds', () => {
  let service: Service;
  let randomTown: RandomTown;

  beforeAll(async () => {
    service = await startService({ SESSION_DAYS: '365' });
    randomTown = await RandomTown.found(service);
  });
  afterAll(() => service.stop());

  const told = (row: UtilizationRow) => ({
    open: row.openMinutes,
    down: row.downMinutes,
    booked: row.bookedMinutes,
    used: row.usedMinutes,
    shared: row.sharedMinutes,
    within: row.usedWithinBookedMinutes,
    SCHOOL: row.usedBySchoolsMinutes,
    ENTERPRISE: row.usedByEnterprisesMinutes,
    TRAINING_CENTER: row.usedByTrainingCentersMinutes,
    bookings: row.bookings,
    noShows: row.noShows,
    late: row.lateCancellations,
    lead: Math.round((row.averageLeadMinutes ?? 0) * (row.bookings ?? 0)),
  });

  it.each([2, 3])(
    'a report agrees with counting minute by minute, world %i',
    async (seed) => {
      const alive = await randomTown.lived(new Random(seed));
      const ids = alive.resources.map(({ id }) => id);
      const counted = count(alive, FROM, TO);
      const totals = counted.get('TOTALS')?.row('totals');
      for (const groupBy of GROUPINGS) {
        const input = { from: FROM, to: TO, groupBy, organizationId: randomTown.place.plant, resourceIds: ids };
        const report = await reported(service, randomTown.place.manager, input);
        const expected = counted.get(groupBy);
        const keys = report.rows.map((row) => row.key);
        expect([...(expected?.rows.keys() ?? [])].filter((key) => !keys.includes(key))).toEqual([]);
        for (const row of report.rows) {
          expect({ groupBy, key: row.key, ...told(row) }).toEqual({ groupBy, key: row.key, ...expected?.row(row.key) });
        }
        expect(told(report.totals)).toEqual(totals);
      }
      // Worlds in which little happens would prove little.
      const happened = ['down', 'booked', 'used', 'shared', 'within', 'bookings'];
      expect(happened.filter((what) => totals?.[what] === 0)).toEqual([]);
    },
    120_000,
  );
});
