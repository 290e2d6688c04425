import { built } from '../support/built.js';
import { type Service, startService } from '../support/app.js';
import { localAt } from '../../src/platform/core/zone.js';

const { differingZones, sentenceOf } = await built('platform/db/zone-tables');

const NOW = Date.parse('2026-11-30T00:00:00Z');
const PLANTED = Date.parse('2028-06-01T00:00:00Z');
const offset = (instant: number, zone: string): number => (localAt(instant, zone) - instant) / 1000;

describe('The comparison of the time zones of Node and PostgreSQL', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.stop());

  it('one statement compares all zones and finds no difference in zones with stable rules', async () => {
    const zones = Intl.supportedValuesOf('timeZone');
    const named = (await differingZones(service.database, zones, NOW)).map(({ zone }) => zone);
    expect(zones).toEqual(expect.arrayContaining(named));
    // Others may differ: the tables come from different releases.
    for (const stable of ['Asia/Shanghai', 'Asia/Tokyo', 'Europe/Berlin']) expect(named).not.toContain(stable);
  });

  it('the comparison names a zone whose rules differ from a day on, with the first differing sample', async () => {
    const planted = (instant: number, zone: string) =>
      offset(instant, zone) + (zone === 'Asia/Tokyo' && instant >= PLANTED ? 3600 : 0);
    const [found, ...others] = await differingZones(service.database, ['Asia/Tokyo', 'Asia/Shanghai'], NOW, planted);
    expect(found?.zone).toBe('Asia/Tokyo');
    expect(found?.since).toBeGreaterThanOrEqual(PLANTED);
    expect(found?.since).toBeLessThan(PLANTED + 15 * 86_400_000);
    expect(others).toEqual([]);
  });

  it('the comparison names a zone that PostgreSQL does not know instead of failing', async () => {
    const found = await differingZones(service.database, ['Asia/Tokyo', 'Mars/Olympus'], NOW, () => 9 * 3600);
    expect(found).toEqual([{ zone: 'Mars/Olympus', since: null }]);
  });

  it('one sentence reports the difference and names each zone', () => {
    const differing = [
      { zone: 'Africa/Casablanca', since: NOW },
      { zone: 'Mars/Olympus', since: null },
    ];
    expect(sentenceOf(differing, '2026c')).toContain(
      'Time zones that differ between Node (tzdata 2026c) and PostgreSQL: Africa/Casablanca (seen first at 2026-11-30), ' +
        'Mars/Olympus (unknown to PostgreSQL).',
    );
  });
});
