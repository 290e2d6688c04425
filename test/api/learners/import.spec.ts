import { type Service, startService } from '../../support/app.js';
import { storedRows } from '../../permissions/sweep/stored-rows.js';
import { tablesWithText } from '../../support/stored-text.js';
import { person } from '../../worlds/people.js';
import { verified } from '../../worlds/places.js';
import { importLearners, learnersOf } from '../../worlds/learners.js';
import { codes, type Town, town } from '../../worlds/town.js';
import { first } from '../../support/lists.js';

describe('Importing learners', () => {
  let service: Service;
  let place: Town;
  let schools = 0;
  beforeAll(async () => {
    service = await startService();
    place = await town(service);
  });
  afterAll(() => service.stop());

  /** A school of its own for each test, with its ADMIN. */
  async function school() {
    schools += 1;
    const admin = await person(service, `Import Admin ${schools}`);
    const id = await verified(service, place.root, admin, `imports-${schools}`);
    const take = (text: string, input: Parameters<typeof importLearners>[4] = {}) =>
      importLearners(service, admin, id, text, input);
    const list = async (filter: object | null = null) => (await learnersOf(service, admin, id, filter)).nodes;
    return { id, admin, take, list };
  }
  const counts = ({ created, updated, unchanged, left, absent }: Awaited<ReturnType<typeof importLearners>>) => ({
    ...{ created, updated, unchanged, left, absent },
  });
  const nothing = { created: 0, updated: 0, unchanged: 0, left: 0, absent: 0 };
  const many = (count: number) =>
    `number,name\n${Array.from({ length: count }, (_, i) => `${i + 1},Learner ${i + 1}`).join('\n')}`;

  it('new learners are created with all that the file says of them', async () => {
    const at = await school();
    const text =
      '\ufeff学号\t姓名\t出生日期\t班级\t专业\t入学日期\r\n007\t王小明\t2008年9月1日\t数控2401\t数控技术\t2024/9/1\r\n';
    expect(counts(await at.take(text))).toEqual({ ...nothing, created: 1 });
    expect(first(await at.list())).toMatchObject({
      ...{ status: 'ACTIVE', ageGroup: 'ADULT', name: '王小明', number: '007', bornOn: '2008-09-01' },
      ...{ cohort: '数控2401', programme: '数控技术', enrolledOn: '2024-09-01', leftOn: null, account: null },
    });
  });

  it('the same file again changes nothing and writes nothing', async () => {
    const at = await school();
    const text = 'number,name,born_on\n1,Ada,2008-09-01\n2,Ben,\n';
    await at.take(text);
    const before = await storedRows(service.databaseUrl, []);
    expect(counts(await at.take(text))).toEqual({ ...nothing, unchanged: 2 });
    const after = await storedRows(service.databaseUrl, []);
    const changed = Object.keys(after).filter((table) => after[table] !== before[table]);
    expect(changed.filter((table) => !['session', 'operation_allowance'].includes(table))).toEqual([]);
  });

  it('an absent column leaves its values, and an empty cell clears its value', async () => {
    const at = await school();
    await at.take('number,name,cohort,programme\n1,Ada,A,Lathes\n');
    expect(counts(await at.take('number,name,cohort\n1,Ada,\n'))).toEqual({ ...nothing, updated: 1 });
    expect(first(await at.list())).toMatchObject({ cohort: null, programme: 'Lathes' });
  });

  it('a number that is only spelled in another way changes nothing and stays as it was written', async () => {
    const at = await school();
    await at.take('number,name\n０１,Ada\n');
    expect(counts(await at.take('number,name\n01,Ada\n'))).toEqual({ ...nothing, unchanged: 1 });
    expect(first(await at.list({ number: '01' })).number).toBe('０１');
    expect(await at.list({ number: '1' })).toEqual([]);
  });

  it('a learner who LEFT and stands in the file without a day of leaving is ACTIVE again', async () => {
    const at = await school();
    await at.take('number,name,left_on\n1,Ada,2027-02-01\n');
    expect(first(await at.list())).toMatchObject({ status: 'LEFT', leftOn: '2027-02-01' });
    expect(counts(await at.take('number,name\n1,Ada\n'))).toEqual({ ...nothing, updated: 1 });
    expect(first(await at.list())).toMatchObject({ status: 'ACTIVE', leftOn: null });
  });

  it('rows with problems are skipped, and the good ones are written', async () => {
    const at = await school();
    const text = [
      'number,name,born_on,enrolled_on,left_on',
      ',Ada,,,',
      '1,,,,',
      '',
      '2,Ben,2008-02-30,,',
      '3,Cy,2015-03-02,,',
      '4,Di,,2026-09-01,2026-08-01',
      '5,Ed,,,',
      '5,Flo,,,',
      '2.02E+11,Gus,,,',
    ].join('\n');
    const answer = await at.take(text);
    expect(counts(answer)).toEqual({ ...nothing, created: 1 });
    expect(answer.userErrors).toEqual([]);
    expect(answer.rows.map(({ row, field, code }) => [row, field, code])).toEqual([
      [1, 'number', 'MISSING'],
      [2, 'name', 'MISSING'],
      [4, 'bornOn', 'MALFORMED'],
      [5, 'bornOn', 'TOO_YOUNG'],
      [6, 'leftOn', 'MALFORMED'],
      [8, 'number', 'DUPLICATE'],
      [9, 'number', 'MALFORMED'],
    ]);
    expect((await at.list()).map(({ name }) => name)).toEqual(['Ed']);
  });

  it('REFUSE_ALL writes nothing when a row has a problem', async () => {
    const at = await school();
    const answer = await at.take('number,name\n1,Ada\n2,\n', { onError: 'REFUSE_ALL' });
    expect([codes(answer), answer.rows.length, answer.created]).toEqual([['ROWS_REFUSED'], 1, 0]);
    expect(await at.list()).toEqual([]);
  });

  it('a dry run answers what the import answers then, and writes nothing', async () => {
    const at = await school();
    await at.take('number,name\n1,Ada\n2,Ben\n3,Cy\n');
    const text = 'number,name\n1,Ada\n2,Benno\n4,Di\n5,\n';
    const before = await at.list();
    const dry = await at.take(text, { dryRun: true, absent: 'LEAVE' });
    expect(await at.list()).toEqual(before);
    expect(await at.take(text, { absent: 'LEAVE' })).toEqual(dry);
    expect(counts(dry)).toEqual({ created: 1, updated: 1, unchanged: 1, left: 1, absent: 1 });
  });

  it('LEAVE makes learners LEFT today whom the file does not name, also by a row with a problem', async () => {
    const at = await school();
    await at.take('number,name\n1,Ada\n2,Ben\n3,Cy\n');
    expect(counts(await at.take('number,name\n1,Ada\n2,\n'))).toMatchObject({ left: 0, absent: 1 });
    expect(counts(await at.take('number,name\n1,Ada\n2,\n', { absent: 'LEAVE' }))).toMatchObject({
      left: 1,
      absent: 1,
    });
    const statuses = (await at.list()).map(({ number, status, leftOn }) => [number, status, leftOn]);
    expect(statuses).toEqual([
      ['1', 'ACTIVE', null],
      ['2', 'ACTIVE', null],
      ['3', 'LEFT', '2027-03-01'],
    ]);
  });

  it('LEAVE of more than half of 20 learners is refused, and of half is not', async () => {
    const at = await school();
    await at.take(many(20));
    const tooMany = await at.take(many(9), { absent: 'LEAVE' });
    expect([codes(tooMany), tooMany.userErrors[0]?.field]).toEqual([['TOO_MANY'], ['absent']]);
    expect(counts(await at.take(many(10), { absent: 'LEAVE' }))).toMatchObject({ left: 10, unchanged: 10 });
  });

  it('5,000 rows are taken within 2 seconds and again within half a second, and 5,001 are too many', async () => {
    const at = await school();
    const timed = async (text: string) => {
      const began = performance.now();
      const answer = await at.take(text);
      return { answer, ms: performance.now() - began };
    };
    const created = await timed(many(5_000));
    const again = await timed(many(5_000));
    expect([created.answer.created, again.answer.unchanged]).toEqual([5_000, 5_000]);
    // The budget of a quiet machine, with room for a busy one.
    expect([created.ms < 6_000, again.ms < 1_500]).toEqual([true, true]);
    expect(codes(await at.take(many(5_001)))).toEqual(['TOO_MANY']);
  }, 60_000);

  it('at most 500 problems are listed, and the last one counts the rest', async () => {
    const at = await school();
    const { rows } = await at.take(`number,name\n${'1,\n'.repeat(400)}`);
    expect([rows.length, rows.at(-1)?.message]).toEqual([
      500,
      'There are 300 more problems from this row on, which are not listed.',
    ]);
  });

  it.each([
    ['no header', '', 'MALFORMED_FILE'],
    ['no column of numbers', 'name\nAda\n', 'MALFORMED_FILE'],
    ['a column twice', 'number,学号,name\n1,1,Ada\n', 'MALFORMED_FILE'],
    ['a quotation mark that is not closed', 'number,name\n1,"Ada\n', 'MALFORMED_FILE'],
    ['very many lines', `number,name\n${'\n'.repeat(200_000)}`, 'TOO_MANY'],
    ['very many columns', `number,name${','.repeat(5_000)}\n1,Ada\n`, 'MALFORMED_FILE'],
  ])('a file with %s is refused', async (_, text, code) => {
    const at = await school();
    expect(codes(await at.take(text))).toEqual([code]);
  });

  it('no file and two files are refused', async () => {
    const at = await school();
    const file = { name: 'a.csv', text: 'number,name\n' };
    expect(codes(await at.take('', { files: [] }))).toEqual(['INVALID']);
    expect(codes(await at.take('', { files: [file, file] }))).toEqual(['INVALID']);
  });

  it('a formula that a file of ours guards is read without the apostrophe, and columns of others are not kept', async () => {
    const at = await school();
    await at.take(`number,name,identity_card\n1,'=HYPERLINK(1),440301200809010000\n`);
    expect(first(await at.list()).name).toBe('=HYPERLINK(1)');
    expect(await tablesWithText(service.databaseUrl, '=HYPERLINK(1)')).toEqual(['public.learner_identity']);
    expect(await tablesWithText(service.databaseUrl, '440301200809010000')).toEqual([]);
  });

  it('texts that are too long or have control characters are problems of their rows', async () => {
    const at = await school();
    const text = `number,name,cohort\n${'9'.repeat(51)},Ada,\n2,${'a'.repeat(201)},\n3,"A\nB",\n4,Ok,${'c'.repeat(201)}\n`;
    const { rows } = await at.take(text);
    expect(rows.map(({ row, field, code }) => [row, field, code])).toEqual([
      [1, 'number', 'INVALID'],
      [2, 'name', 'INVALID'],
      [3, 'name', 'INVALID'],
      [4, 'cohort', 'INVALID'],
    ]);
  });

  it('a school that is not VERIFIED imports nothing', async () => {
    const at = await school();
    const document =
      'mutation ($input: OrganizationActionInput!) { suspendOrganization(input: $input) { userErrors { code } } }';
    await service.graphql(document, { input: { organizationId: at.id } }, place.root.token);
    expect(codes(await at.take('number,name\n1,Ada\n'))).toEqual(['WRONG_STATUS']);
  });
});
