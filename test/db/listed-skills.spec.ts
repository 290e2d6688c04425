import pg from 'pg';
import { type Service, startService } from '../support/app.js';
import { mutate } from '../worlds/mutations.js';
import { type Town, town } from '../worlds/town.js';
import { updateResource } from '../worlds/resources.js';

const counted = `select scope::text, audience, folded, skill, resources from listed_skill`;
const recounted = `
  select k.scope::text, k.audience, k.folded, k.skill, count(*)::int as resources
    from resource r
   cross join lateral listed_skills_of(r.status, r.organization_id, r.audience, r.skills, r.folded_skills) k
   group by 1, 2, 3, 4`;

describe('Counts of listed skills', () => {
  let service: Service;
  let place: Town;
  let client: pg.Client;
  let lathe: string;
  beforeAll(async () => {
    service = await startService();
    place = await town(service);
    client = new pg.Client(service.databaseUrl);
    await client.connect();
    lathe = await place.resource({ skills: ['CNC Turning', 'cnc turning', 'Milling'] });
    await place.resource({ skills: ['cnc turning'], audience: 'PARTNERS' });
    await place.resource({ skills: ['Milling'], audience: 'OWN_ORGANIZATION' });
  });
  afterAll(async () => {
    await client.end();
    await service.stop();
  });

  const sorted = async (text: string) => (await client.query(text)).rows.map((row) => JSON.stringify(row)).sort();
  const skillsOf = async (token: string) =>
    (await service.data('{ listedSkills { skill resources } }', {}, token)).listedSkills;

  it('counts are what counting all resources tells, through every change', async () => {
    expect(await sorted(counted)).toEqual(await sorted(recounted));
    for (const change of [
      { skills: ['Milling', 'Grinding'] },
      { audience: 'PARTNERS' },
      { status: 'WITHDRAWN' },
      { status: 'LISTED', audience: 'EVERYONE', skills: ['CNC Turning', 'cnc turning', 'Milling'] },
      { name: 'Another name' },
    ] as const) {
      const { userErrors } = await updateResource(service, place.manager, { resourceId: lathe, ...change });
      expect(userErrors).toEqual([]);
      expect(await sorted(counted)).toEqual(await sorted(recounted));
    }
  });

  it('counts follow resources that raw SQL changes', async () => {
    await client.query('begin');
    await client.query(`update resource set skills = array['Grinding'], audience = 'PARTNERS'`);
    expect(await sorted(counted)).toEqual(await sorted(recounted));
    await client.query('rollback');
  });

  it('viewers are told the skills of what they may see, each once a resource', async () => {
    expect(await skillsOf(place.coordinator.token)).toEqual([
      { skill: 'CNC Turning', resources: 1 },
      { skill: 'Milling', resources: 1 },
    ]);
    expect(await skillsOf(place.manager.token)).toEqual([
      { skill: 'CNC Turning', resources: 2 },
      { skill: 'Milling', resources: 2 },
    ]);
  });

  it('a draft counts for nobody', async () => {
    const draft = await place.resource({ skills: ['Welding'], status: 'DRAFT' });
    expect((await skillsOf(place.manager.token)).map(({ skill }) => skill)).not.toContain('Welding');
    await mutate(service, place.manager.token, 'deleteDraftResource', { resourceId: draft }, 'userErrors { code }');
    expect(await sorted(counted)).toEqual(await sorted(recounted));
  });
});
