import { type Service, startService } from '../../support/app.js';
import { join, registered } from '../../worlds/places.js';
import { person, platformAdmin } from '../../worlds/people.js';

const USER = 'query ($id: ID!) { node(id: $id) { __typename id ... on User { name email } } }';

describe('Users', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.stop());

  const user = async (id: string, token: string) => (await service.graphql(USER, { id }, token)).data.node;

  it('see themselves', async () => {
    const ada = await person(service, 'Ada');
    expect(await user(ada.id, ada.token)).toEqual({ __typename: 'User', id: ada.id, name: 'Ada', email: ada.email });
  });

  it('do not see strangers', async () => {
    const [ann, bob] = [await person(service, 'Ann'), await person(service, 'Bob')];
    expect(await user(bob.id, ann.token)).toBeNull();
  });

  it('see the e-mail address of users with whom they share an organization', async () => {
    const [eve, dan] = [await person(service, 'Eve'), await person(service, 'Dan')];
    const school = await registered(service, eve, 'shared-school');
    await join(service, school, eve, dan, ['MEMBER']);
    expect(await user(eve.id, dan.token)).toMatchObject({ name: 'Eve', email: eve.email });
  });

  it('no longer see the other members after leaving an organization', async () => {
    const [amy, tom] = [await person(service, 'Amy'), await person(service, 'Tom')];
    const school = await registered(service, amy, 'left-school');
    await join(service, school, amy, tom, ['MEMBER']);
    await join(service, school, amy, tom, []);
    expect(await user(amy.id, tom.token)).toBeNull();
  });

  it('are hidden from platform admins who share no organization with them', async () => {
    const sam = await person(service, 'Sam');
    expect(await user(sam.id, (await platformAdmin(service)).token)).toBeNull();
  });

  it.each(['usr_1', 'usr_', 'nonsense', '', `usr_${'0'.repeat(32)}`])(
    'users are not found by the id %j',
    async (id) => {
      const { token } = await person(service, `Seeker ${id.length}`);
      expect(await user(id, token)).toBeNull();
    },
  );
});
