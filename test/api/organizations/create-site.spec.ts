import { type Service, startService } from '../../support/app.js';
import { person, type Person, platformAdmin } from '../../worlds/people.js';
import { createSite, join, registered, verify } from '../../worlds/places.js';
import type { Given } from '../../worlds/mutations.js';

describe('createSite', () => {
  let service: Service;
  let admin: Person;
  let organizationId: string;
  beforeAll(async () => {
    service = await startService();
    admin = await person(service, 'Admin');
    organizationId = await registered(service, admin, 'school');
  });
  afterAll(() => service.stop());

  const create = (input: Given<'createSite'>, asker = admin) =>
    createSite(service, asker, { organizationId, ...input });
  const broken = async (input: Given<'createSite'>) =>
    (await create(input)).userErrors.map((error) => [error.code, ...error.field]);

  it('adds a site to the organization', async () => {
    const input = { name: ' Hall 3 ', address: ' Main street 1 ', latitude: 50.0755, longitude: 14.4378 };
    expect(await create(input)).toEqual({
      site: {
        id: expect.stringMatching(/^sit_[0-9a-f]{32}$/),
        name: 'Hall 3',
        address: 'Main street 1',
        timeZone: 'Europe/Prague',
        location: { latitude: 50.0755, longitude: 14.4378 },
        organization: { id: organizationId, slug: 'school' },
      },
      userErrors: [],
    });
  });

  it.each([{}, { address: null, latitude: null, longitude: null }, { address: '  ' }])(
    'stores %j as an unknown location',
    async (input) => {
      expect((await create(input)).site).toMatchObject({ address: null, location: null });
    },
  );

  it.each([
    [{ name: ' ' }, [['INVALID', 'name']]],
    [{ latitude: 50 }, [['INVALID', 'longitude']]],
    [{ longitude: 14 }, [['INVALID', 'latitude']]],
    [{ latitude: 90.5, longitude: 14 }, [['INVALID', 'latitude']]],
    [
      { name: '', latitude: -91, longitude: 181 },
      [
        ['INVALID', 'name'],
        ['INVALID', 'latitude'],
        ['INVALID', 'longitude'],
      ],
    ],
  ])('refuses %j', async (input, errors) => {
    expect(await broken(input)).toEqual(errors);
  });

  it('is allowed to a RESOURCE_MANAGER', async () => {
    const manager = await person(service, 'Manager');
    await join(service, organizationId, admin, manager, ['RESOURCE_MANAGER']);
    expect((await create({}, manager)).userErrors).toEqual([]);
  });

  it.each(['COORDINATOR', 'FINANCE', 'MEMBER'] as const)('is not allowed to a %s', async (role) => {
    const member = await person(service, `Some ${role}`);
    await join(service, organizationId, admin, member, [role]);
    expect((await create({ name: '' }, member)).userErrors).toMatchObject([{ code: 'NOT_PERMITTED' }]);
  });

  it('is not allowed to platform admins', async () => {
    expect((await create({}, await platformAdmin(service))).userErrors).toMatchObject([{ code: 'NOT_PERMITTED' }]);
  });

  it('does not reveal a PENDING organization to a stranger', async () => {
    expect((await create({}, await person(service, 'Stranger'))).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  it('answers NOT_PERMITTED to a stranger of a VERIFIED organization', async () => {
    const id = await registered(service, admin, 'verified-school');
    await verify(service, id, await platformAdmin(service));
    const stranger = await person(service, 'Stranger Two');
    expect((await create({ organizationId: id }, stranger)).userErrors).toMatchObject([{ code: 'NOT_PERMITTED' }]);
  });
});
