import { type Service, startService } from '../../support/app.js';
import { type Town, town } from '../../worlds/town.js';

const REPORT = `query ($input: UtilizationReportInput!) { utilizationReport(input: $input) {
  rows { key label } totals { label }
} }`;
const DEMAND = `query ($input: RefusedDemandInput!) { refusedDemand(input: $input) { rows { label } totals { label } } }`;
const SET = `mutation ($input: SetRatedHoursInput!) { setRatedHours(input: $input) { userErrors { message } } }`;
const week = { from: '2027-03-01', to: '2027-03-08' };

describe('The language of reports', () => {
  let service: Service;
  let place: Town;
  let lathe: string;
  beforeAll(async () => {
    service = await startService();
    place = await town(service);
    lathe = await place.resource({ name: 'Lathe', code: 'L-1', kind: 'EQUIPMENT', skills: ['Turning'] });
  });
  afterAll(() => service.stop());

  const ask = async (document: string, input: object, language: string) => {
    const headers = { 'accept-language': language };
    const { data, errors } = await service.graphql(document, { input }, place.plantAdmin.token, headers);
    expect(errors).toEqual([]);
    return data;
  };
  const labels = async (groupBy: string, language = 'zh') => {
    const { utilizationReport } = await ask(REPORT, { ...week, groupBy }, language);
    return [...utilizationReport.rows, utilizationReport.totals].map(({ label }) => label);
  };
  const file = (path: string, language = 'en') =>
    service.http
      .get(`/reports/${path}`)
      .set('authorization', `Bearer ${place.plantAdmin.token}`)
      .set('accept-language', language);
  const lines = async (path: string, language?: string) => (await file(path, language)).text.split('\r\n');

  it('a report uses the request language for kinds, hours and totals, and leaves names as they are', async () => {
    expect(await labels('KIND')).toEqual(['设备', '合计']);
    expect((await labels('HOUR_OF_WEEK')).slice(0, 2)).toEqual(['星期一 00:00', '星期一 01:00']);
    expect(await labels('RESOURCE')).toEqual(['Lathe', '合计']);
    expect((await labels('HOUR_OF_WEEK', 'en')).slice(0, 1)).toEqual(['Monday 00:00']);
  });

  it('the report of refused demand uses the request language', async () => {
    const { refusedDemand } = await ask(DEMAND, week, 'zh');
    expect(refusedDemand.totals.label).toBe('合计');
  });

  it('the utilization CSV uses `lang` for headings and labels, in English by default', async () => {
    const path = 'utilization.csv?from=2027-03-01&to=2027-03-08&groupBy=KIND';
    const chinese = await lines(`${path}&lang=zh`);
    expect(chinese[0]).toMatch(/^\uFEFF键,名称,开放分钟,停机分钟,可用分钟,/);
    expect(chinese[1]).toMatch(/^EQUIPMENT,设备,/);
    const english = await lines(`${path}&lang=en`, 'zh');
    expect(english[0]).toMatch(/^\uFEFFkey,label,openMinutes,downMinutes,availableMinutes,/);
    expect(english[1]).toMatch(/^EQUIPMENT,Equipment,/);
  });

  it('the idle-capacity CSV has weekdays as words in Chinese and as codes in English', async () => {
    const path = 'idle-capacity.csv?from=2027-03-01&to=2027-04-26';
    const chinese = await lines(`${path}&lang=zh`);
    expect(chinese[0]).toMatch(/^\uFEFF设备,编号,名称,可用分钟,空闲分钟,空闲率,星期,开始,结束,/);
    expect(chinese[1]).toContain(',星期一,');
    const english = await lines(path);
    expect(english[0]).toMatch(
      /^\uFEFFresource,code,name,availableMinutes,idleMinutes,idleShare,weekday,opensAt,closesAt,/,
    );
    expect(english[1]).toContain(',MONDAY,');
  });

  it('the CSV of refused demand uses Accept-Language when `lang` is absent', async () => {
    const [heading, total] = await lines('refused-demand.csv?from=2027-03-01&to=2027-03-08', 'zh');
    expect(heading).toBe('\uFEFF键,名称,次数,台·分钟,单位数');
    expect(total).toMatch(/^,合计,0,/);
  });

  it('a CSV refuses a `lang` other than en and zh', async () => {
    expect((await file('utilization.csv?from=2027-03-01&to=2027-03-08&lang=fr')).status).toBe(400);
  });

  it('a refused report names the permitted roles in the request language', async () => {
    const input = { ...week, organizationId: place.plant };
    const { errors } = await service.graphql(REPORT, { input }, place.coordinator.token, { 'accept-language': 'zh' });
    expect(errors[0]?.message).toBe('只有单位的设备管理员、财务或管理员可以查看其设备的使用情况。');
  });

  it('refusals of rated hours use the request language', async () => {
    const { setRatedHours } = await ask(SET, { resourceId: lathe, hoursPerYear: 0 }, 'zh');
    expect(setRatedHours.userErrors[0]?.message).toBe('hoursPerYear 须为 1 至 8760；现为 0。');
  });
});
