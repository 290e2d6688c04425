import { parse } from 'csv-parse/sync';
import { resourceId } from '../catalog/resources.js';
import { onStage, type Stage } from '../../behaviours/stage.js';
import { reported } from '../../reports/asking.js';

const ADDRESS = '/reports/utilization.csv';

onStage('The utilization report as CSV', (stage: Stage) => {
  const fetched = (query: Record<string, string>, token: string | null = stage.town.manager.token) => {
    const request = stage.service.http.get(ADDRESS).query({ from: '2027-03-01', to: '2027-03-08', ...query });
    return token === null ? request : request.set('authorization', `Bearer ${token}`);
  };
  const known = (value: unknown): string => (value === null ? '' : String(value as string | number));

  it.each(['RESOURCE', 'ORGANIZATION', 'SITE', 'KIND', 'SKILL', 'DAY', 'WEEK', 'MONTH', 'HOUR_OF_WEEK'])(
    'has every figure of the API, and the totals at the end: by %s',
    async (groupBy) => {
      const lab = await stage.lab({ units: 3, skills: ['铣削', 'turning'] });
      await stage.booked(lab, '09:00', '10:00');
      const asked = { groupBy, organizationId: stage.town.plant };
      const { status, text, headers } = await fetched(asked);
      expect(status).toBe(200);
      expect(headers['content-type']).toBe('text/csv; charset=utf-8');
      expect(headers['content-disposition']).toMatch(
        /^attachment; filename="utilization-[a-z-]+-2027-03-01-2027-03-08.csv"$/,
      );
      const lines: Record<string, string>[] = parse(text, { bom: true, columns: true });
      const report = await reported(stage.service, stage.town.manager, {
        from: '2027-03-01',
        to: '2027-03-08',
        ...asked,
      });
      const expected = [...report.rows, report.totals].map(({ resource, organization, ...row }) => {
        expect([resource, organization]).toBeDefined();
        return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, known(value)]));
      });
      expect(lines).toEqual(expected);
    },
  );

  it('begins with the mark of UTF-8 and ends its lines as RFC 4180 says', async () => {
    await stage.lab();
    const { text } = await fetched({ groupBy: 'KIND' });
    expect(text.startsWith('\uFEFFkey,label,openMinutes,')).toBe(true);
    expect(text.split('\r\n').length).toBe(4);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '＝1+1', '＋1', '－1', '＠SUM(A1)', 'a "b", c'])(
    'lets no spreadsheet run the name %s',
    async (name) => {
      const { manager, site } = stage.town;
      const lab = await resourceId(stage.service, manager, { siteId: site, name });
      const { text } = await fetched({ resourceIds: lab });
      const [line]: Record<string, string>[] = parse(text, { bom: true, columns: true });
      expect(line?.['label']).toBe(name.startsWith('a') ? name : `'${name}`);
    },
  );

  it('is for whoever may see the report', async () => {
    const { coordinator, root, plant } = stage.town;
    const answered = async (query: Record<string, string>, token: string | null) => {
      const { status, body } = await fetched(query, token);
      return [status, body.errors?.[0].extensions.code];
    };
    const ofPlant = { organizationId: plant };
    expect(await answered(ofPlant, root.token)).toEqual([200, undefined]);
    expect(await answered(ofPlant, coordinator.token)).toEqual([403, 'FORBIDDEN']);
    expect(await answered(ofPlant, null)).toEqual([401, 'UNAUTHENTICATED']);
    expect(await answered(ofPlant, 'nonsense')).toEqual([401, 'UNAUTHENTICATED']);
    expect((await fetched({}, coordinator.token)).text.split('\r\n').length).toBe(3);
  });

  it.each([
    { from: '2027-03-32' },
    { to: '2027-03-01' },
    { to: '2028-03-08' },
    { groupBy: 'PLANET' },
    { kind: 'PLANET' },
    { colour: 'green' },
  ])('refuses %j in the words of the API', async (query) => {
    const { status, body, headers } = await fetched(query as unknown as Record<string, string>);
    expect([status, body.errors[0].extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
    expect(body.errors[0].extensions.requestId).toBe(headers['x-request-id']);
  });
});
