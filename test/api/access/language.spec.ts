import { type Service, startService } from '../../support/app.js';
import { account } from '../../worlds/accounts.js';
import { person } from '../../worlds/people.js';
import type { ReportUserError } from '../../worlds/schema.js';

const SET = `mutation ($input: SetRatedHoursInput!) {
  setRatedHours(input: $input) { userErrors { __typename message code codeName facts { name value } } }
}`;
const input = { resourceId: 'res_1_0198f0a0a0a07000800000000000000a', hoursPerYear: 1 };

describe('The language of a refusal', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.stop());

  let readers = 0;
  const reader = async (): Promise<string> => (await person(service, `Reader ${(readers += 1)}`)).token;

  async function refusalFor(token: string, language?: string): Promise<Partial<ReportUserError>> {
    const headers = language === undefined ? {} : { 'accept-language': language };
    const { data } = await service.graphql(SET, { input }, token, headers);
    return data.setRatedHours.userErrors[0] ?? {};
  }

  it.each([
    ['English without Accept-Language', undefined, 'There is no such resource.'],
    ['Chinese for zh-CN', 'zh-CN,zh;q=0.9', '没有这台设备。'],
    ['English when it weighs more than Chinese', 'zh;q=0.4, en-GB;q=0.5', 'There is no such resource.'],
    ['Chinese when the languages before it are unknown', 'fr, de;q=0.9, zh-Hant;q=0.1', '没有这台设备。'],
    ['English for a header that is no list of languages', ';;;=', 'There is no such resource.'],
  ])('is %s', async (_, language, message) => {
    expect((await refusalFor(await reader(), language)).message).toBe(message);
  });

  it('is the language of the profile, whatever Accept-Language says', async () => {
    const token = await reader();
    await account(service, 'updateProfile', { locale: 'ZH' }, token);
    expect((await refusalFor(token, 'en')).message).toBe('没有这台设备。');
  });

  it('applies already in the request that changes the profile', async () => {
    const token = await reader();
    const document = `mutation ($profile: UpdateProfileInput!, $input: SetRatedHoursInput!) {
      updateProfile(input: $profile) { userErrors { message } }
      setRatedHours(input: $input) { userErrors { message } }
    }`;
    const { data } = await service.graphql(document, { profile: { locale: 'ZH' }, input }, token);
    expect(data.setRatedHours.userErrors[0]?.message).toBe('没有这台设备。');
  });

  it('changes neither code nor codeName of the refusal', async () => {
    const token = await reader();
    const refusal = await refusalFor(token, 'zh');
    expect(refusal).toMatchObject({
      __typename: 'ReportUserError',
      code: 'NOT_FOUND',
      codeName: 'NOT_FOUND',
      facts: [],
    });
  });

  it('follows Accept-Language when the client is not signed in', async () => {
    const document =
      'mutation ($i: SignUpInput!) { signUp(input: $i) { userErrors { message facts { name value } } } }';
    const i = { name: ' ', email: 'ada', password: 'short' };
    const { data } = await service.graphql(document, { i }, null, { 'accept-language': 'zh' });
    expect(data.signUp.userErrors).toEqual([
      { message: '请填写姓名。', facts: [] },
      { message: '“ada”不是邮箱地址；请写成 ada@example.org 的形式。', facts: [{ name: 'given', value: 'ada' }] },
      {
        message: '密码须为 8 至 256 个字符；现为 5 个。',
        facts: [
          { name: 'least', value: '8' },
          { name: 'most', value: '256' },
          { name: 'given', value: '5' },
        ],
      },
    ]);
  });
});
