import pg from 'pg';
import type { OrganizationKey } from '../../src/platform/core/keys.js';
import { findCorrections } from '../../src/catalog/resource-text.queries.js';
import { resourceCount, resourcePage } from '../../src/catalog/listed-resources.js';
import { createDatabase } from '../support/database.js';
import type { visibilityOf } from '../../src/catalog/visible-resources.queries.js';

const [plant, partner] = ['1', '2'] as [OrganizationKey, OrganizationKey];
const viewer: ReturnType<typeof visibilityOf> = [[plant], [plant], [partner]];

const RESOURCES = 20_000;

/** Every 8th resource is of one kind; each thousand of them shares a made-up word. */
const load = [
  `insert into organization (slug, name, kind, status, time_zone, registered_at)
   select 'org-' || i, 'Org', 'ENTERPRISE', 'VERIFIED', 'UTC', '2027-03-01T08:00Z' from generate_series(1, 100) i`,
  `insert into site (organization_id, name, time_zone, created_at)
   select organization_id, 'Site', 'UTC', '2027-03-01T08:00Z' from organization`,
  `insert into capacity (organization_id, exclusive, units, calendar_id)
   select organization_id, true, 1, opening_calendar_of(organization_id, 'UTC', '[]') from organization cross join generate_series(1, ${RESOURCES / 100})`,
  `insert into resource (organization_id, resource_id, site_id, code, name, kind, status, skills, audience, created_at)
   select organization_id, resource_id, site_id, 'DMU-' || n,
          (array['数控车床', '加工中心', '工业机器人', '焊接', '三坐标', '激光切割机', '液压', '电工'])[1 + n % 8] || ' '
          || translate(md5((n % 1000)::text), '0123456789', 'ghijklmnop'),
          'EQUIPMENT', 'LISTED', array['turning'], 'EVERYONE', '2027-03-01T08:00Z'
     from (select c.*, s.site_id, row_number() over (order by c.resource_id) as n
             from capacity c join site s using (organization_id)) numbered`,
  'analyze',
];

describe(`Text among ${RESOURCES} resources`, () => {
  let client: pg.Client;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const database = await createDatabase();
    drop = database.drop;
    client = new pg.Client(database.url);
    await client.connect();
    for (const step of load) await client.query(step);
    // After a few runs a statement gets this plan for good, whatever its values were.
    await client.query('set plan_cache_mode = force_generic_plan');
  }, 120_000);
  afterAll(async () => {
    await client.end();
    await drop();
  });

  const withWords = (words: string) => ({
    ...{ organization: null, code: null, kind: null, status: null, skills: null },
    ...{ site: null, parent: null, rootsOnly: false },
    words,
  });
  const run = ({ statement, values }: ReturnType<typeof resourceCount>) => ({ ...statement, values: [...values] });
  const page = (words: string) => run(resourcePage(viewer, withWords(words), { after: null, count: 26 }));
  const count = (words: string) => run(resourceCount(viewer, withWords(words)));

  async function planOf(searched: { readonly text: string }): Promise<string> {
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain (generic_plan) ${searched.text}`);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  }

  it.each([
    ['a page', page('dmu')],
    ['a count', count('dmu')],
    ['a correction', findCorrections],
  ])('%s uses the index of words', async (_, searched) => {
    const plan = await planOf(searched);
    expect(plan).toContain('resource_words_idx');
    expect(plan).not.toContain('Seq Scan on resource');
  });

  it('spelling corrections use the index of stems', async () => {
    expect(await planOf(findCorrections)).toContain('resource_word_stems_idx');
  });

  const medianTime = async (searched: { text: string; values: unknown[]; name?: string }): Promise<number> => {
    const times: number[] = [];
    for (let i = 0; i < 15; i++) {
      const since = performance.now();
      await client.query(searched);
      times.push(performance.now() - since);
    }
    return times.sort((a, b) => a - b)[7] ?? NaN;
  };

  it('a search takes a fraction of the time of reading all resources', async () => {
    const all = await medianTime({
      text: 'select count(*) from resource where position($1 in name) > 0',
      values: ['五轴'],
    });
    for (const searched of [page(`'dmu' <-> '12345':*`), count(`'五轴'`)]) {
      expect(await medianTime(searched)).toBeLessThan(all / 2);
    }
  });

  it('a search finds all matching resources', async () => {
    const { rows } = await client.query(count(`'数控' <-> '控车'`));
    expect(rows).toEqual([{ total: RESOURCES / 8 }]);
  });
});
