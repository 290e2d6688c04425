import { rolesFor } from '../../../src/access/core/permissions.js';
import { type Service, startService } from '../../support/app.js';
import { person, type Person } from '../../worlds/people.js';
import { join, registered } from '../../worlds/places.js';
import { mutation, type Operation } from '../../worlds/mutations.js';
import type { Inputs, Mutation } from '../../worlds/schema.js';

const ERRORS = 'userErrors { code message field facts { name value } }';
describe('The refusals of organizations', () => {
  let service: Service;
  let admin: Person;
  let member: Person;
  let organizationId: string;
  beforeAll(async () => {
    service = await startService();
    [admin, member] = [await person(service, 'Admin'), await person(service, 'Member')];
    organizationId = await registered(service, admin, 'school');
    await join(service, organizationId, admin, member, ['MEMBER']);
  });
  afterAll(() => service.stop());

  const inChinese = async <Name extends Operation>(name: Name, asker: Person, input: Inputs[Name]) => {
    const { data } = await service.graphql<{ answer: Pick<Mutation[Name], 'userErrors'> }>(
      mutation(name, ERRORS),
      { input },
      asker.token,
      { 'accept-language': 'zh-CN' },
    );
    return data.answer.userErrors;
  };

  it('name the roles of the permission table in Chinese, and by their codes as facts', async () => {
    const site = { organizationId, name: 'Hall', timeZone: 'UTC' };
    expect(await inChinese('createSite', member, site)).toEqual([
      {
        code: 'NOT_PERMITTED',
        message: '为The school添加地点需要在该单位担任设备管理员或管理员。',
        field: ['organizationId'],
        facts: [
          { name: 'organization', value: 'The school' },
          { name: 'roles', value: rolesFor('createSite', 'own').join(',') },
        ],
      },
    ]);
  });

  it('name the field, the limit and the length in Chinese', async () => {
    const organization = { slug: 'x'.repeat(64), name: ' ', kind: 'SCHOOL', timeZone: 'UTC' } as const;
    expect(await inChinese('registerOrganization', admin, organization)).toEqual([
      {
        code: 'INVALID',
        message: '网址简称最多 63 个字符；现为 64 个。',
        field: ['slug'],
        facts: [
          { name: 'most', value: '63' },
          { name: 'given', value: '64' },
        ],
      },
      { code: 'INVALID', message: '名称不能为空。', field: ['name'], facts: [{ name: 'subject', value: 'name' }] },
    ]);
  });

  it('do not repeat an id that the client gave', async () => {
    expect(await inChinese('createSite', admin, { organizationId: 'org_999', name: 'Hall', timeZone: 'UTC' })).toEqual([
      { code: 'NOT_FOUND', message: '没有您可查看的这个单位。', field: ['organizationId'], facts: [] },
    ]);
  });

  it('refusals of inviteMember are in Chinese, too', async () => {
    const invitation = { organizationId, email: 'nobody', roles: [] };
    const messages = (await inChinese('inviteMember', admin, invitation)).map((error) => error.message);
    expect(messages).toEqual(['“nobody”不是邮箱地址；请写成 ada@example.org 的形式。', '请至少选择一个角色。']);
  });

  it('refusals of agreements name the organization status in Chinese, and by its code as a fact', async () => {
    const terms = { providerId: organizationId, consumerId: organizationId, from: '2027-03-01', to: '2027-04-01' };
    expect(await inChinese('proposeAgreement', admin, terms)).toMatchObject([
      {
        code: 'NOT_PERMITTED',
        message: '只有已核准的单位可以订立协议；The school现为待核准。',
        facts: [
          { name: 'organization', value: 'The school' },
          { name: 'status', value: 'PENDING' },
        ],
      },
    ]);
  });

  it('refusals to list agreements name the roles of the permission table in Chinese', async () => {
    const document = 'query ($id: ID!) { agreements(organizationId: $id) { id } }';
    const headers = { 'accept-language': 'zh' };
    const { errors } = await service.graphql(document, { id: organizationId }, member.token, headers);
    expect(errors.map(({ message }) => message)).toEqual(['只有单位的财务或管理员可以查看其协议。']);
  });
});
