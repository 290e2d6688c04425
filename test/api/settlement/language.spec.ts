import { type Service, startService } from '../../support/app.js';
import { pdfText } from '../../support/pdf-text.js';
import { booked, pricedLab, usedFrom } from '../../worlds/money.js';
import { type Town, town } from '../../worlds/town.js';
import { settle, statementsOf } from '../../worlds/statements.js';
import { first, nth } from '../../support/lists.js';
import type { Statement } from '../../worlds/schema.js';

const STATEMENT = `query ($id: ID!) {
  node(id: $id) { ... on Statement {
    fingerprint total { amount }
    lines { description amount { amount } usage { parts { description amount } } }
  } }
}`;
const USE = 'Lathe (L-1)，2027-03-02 10:00 至 2027-03-02 12:00，已完成';
const STEP = '60 分钟 × 1 台，从第 1 小时起每小时 30 CNY（所有单位的价格，自 ';

describe('The language of a statement', () => {
  let service: Service;
  let place: Town;
  let id: string;
  beforeAll(async () => {
    service = await startService({ SESSION_DAYS: '365', SESSION_IDLE_DAYS: '365' });
    place = await town(service);
    const rate = { steps: [{ fromHours: '1', hourly: '30' }] };
    const lab = await pricedLab(service, place, rate, { name: 'Lathe', code: 'L-1' });
    const booking = await booked(service, place, lab);
    service.clock.set('2027-03-02T20:00:00Z');
    await usedFrom(service, place, booking, '2027-03-02T09:00:00Z', '2027-03-02T11:00:00Z');
    const { lines } = first(await statementsOf(service, place.plantAdmin, place.plant));
    const correct = (lineId: string, reason: string) =>
      settle(service, place.plantAdmin, 'adjustStatementLine', { lineId, amount: '-6', reason });
    const { statement } = await correct(first(lines).id, 'Late: a quarter');
    await correct(nth(statement.lines, 1).id, 'Twice');
    ({ id } = statement);
  });
  afterAll(() => service.stop());

  const read = async (language: string) => {
    const headers = { 'accept-language': language };
    const { data } = await service.graphql<{ node: Statement }>(STATEMENT, { id }, place.schoolAdmin.token, headers);
    return data.node;
  };
  const file = (format: string, query = '', language = 'en') =>
    service.http
      .get(`/statements/${id}.${format}${query}`)
      .set('authorization', `Bearer ${place.schoolAdmin.token}`)
      .set('accept-language', language)
      .buffer(true);

  it('is that of the request for lines and the parts of their charges', async () => {
    const { lines } = await read('zh');
    expect(lines.map(({ description }) => description)).toEqual([
      USE,
      `更正“${USE}”：Late: a quarter`,
      `更正“更正“${USE}”：Late: a quarter”：Twice`,
    ]);
    expect(lines[0]?.usage.parts[1]?.description).toContain(STEP);
  });

  it('changes neither amounts nor the fingerprint nor the stored English text', async () => {
    const [english, chinese] = [await read('en'), await read('zh')];
    const figures = ({ fingerprint, total, lines }: typeof english) => ({
      fingerprint,
      total,
      amounts: lines.map(({ amount }) => amount),
    });
    expect(figures(chinese)).toEqual(figures(english));
    expect(english.lines[2]?.description).toBe(
      'Correction of Correction of Lathe (L-1), 2027-03-02 10:00 to 2027-03-02 12:00, completed: Late: a quarter: Twice',
    );
  });

  it('is that of `lang` for the CSV, even if Accept-Language differs', async () => {
    const { text } = await file('csv', '?lang=zh');
    expect(text.split('\r\n')[0]).toMatch(/^\uFEFF提供方,使用方,月份,状态,行,/);
    expect(text).toContain(USE);
    expect(text).toContain(STEP);
    expect((await file('csv', '?lang=en', 'zh')).text).toMatch(/^\uFEFFprovider,consumer,month,status,line,posted_at,/);
  });

  it('is that of Accept-Language for the CSV without `lang`', async () => {
    expect((await file('csv', '', 'zh-CN')).text).toContain('提供方');
  });

  it('is that of `lang` for the PDF', async () => {
    const answer = await file('pdf', '?lang=zh').parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks)));
    });
    const paper = pdfText(answer.body as Buffer).replaceAll(/\s/g, '');
    expect(paper).toContain(USE.replaceAll(' ', ''));
    expect(paper).toContain(STEP.replaceAll(' ', ''));
  });

  it('can only be en or zh in `lang`', async () => {
    expect((await file('csv', '?lang=de')).status).toBe(400);
    expect((await file('pdf', '?lang=ZH')).status).toBe(400);
  });

  it('is that of the request for refusals, including roles and statuses', async () => {
    const refused = async (mutation: 'acceptStatement' | 'settleStatement') => {
      const document = `mutation ($input: StatementActionInput!) { ${mutation}(input: $input) { userErrors { message } } }`;
      const headers = { 'accept-language': 'zh' };
      const input = { statementId: id };
      const { data } = await service.graphql(document, { input }, place.schoolAdmin.token, headers);
      return data[mutation].userErrors[0]?.message;
    };
    expect(await refused('acceptStatement')).toBe('只有已出具的结算单可以确认；该结算单未出具。');
    expect(await refused('settleStatement')).toBe('结清结算单需要在提供方担任财务或管理员。');
  });
});
