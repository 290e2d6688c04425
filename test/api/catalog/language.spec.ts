import { type Service, startService } from '../../support/app.js';
import { type Town, town } from '../../worlds/town.js';
import type { Given } from '../../worlds/mutations.js';

const UPDATE = `mutation ($input: UpdateResourceInput!) {
  updateResource(input: $input) { userErrors { code message field facts { name value } } }
}`;

describe('The refusals of the catalogue', () => {
  let service: Service;
  let place: Town;
  beforeAll(async () => {
    service = await startService();
    place = await town(service);
  });
  afterAll(() => service.stop());

  const inChinese = async (token: string, change: Given<'updateResource'>) => {
    const input = { resourceId: await place.resource(), ...change };
    const { data } = await service.graphql(UPDATE, { input }, token, { 'accept-language': 'zh' });
    return data.updateResource.userErrors;
  };

  it('name fields of a resource and of its policy in Chinese, and by their names as facts', async () => {
    const change = { units: 0, policy: { checkInOpensMinutes: -1 } };
    expect(await inChinese(place.manager.token, change)).toEqual([
      {
        code: 'INVALID',
        message: '台数须为 1 至 1000000；现为 0。',
        field: ['units'],
        facts: expect.arrayContaining([
          { name: 'field', value: 'units' },
          { name: 'most', value: '1000000' },
        ]),
      },
      {
        code: 'INVALID',
        message: '签到提前时间须为 0 至 527040；现为 -1。',
        field: ['policy', 'checkInOpensMinutes'],
        facts: expect.arrayContaining([{ name: 'field', value: 'checkInOpensMinutes' }]),
      },
    ]);
  });

  it('name the roles of the permission table in Chinese, and by their codes as facts', async () => {
    expect(await inChinese(place.coordinator.token, { name: 'Mine' })).toMatchObject([
      {
        code: 'NOT_PERMITTED',
        message: '修改设备需要在设备所属单位担任设备管理员或管理员。',
        facts: [{ name: 'roles', value: 'RESOURCE_MANAGER,ADMIN' }],
      },
    ]);
  });
});
