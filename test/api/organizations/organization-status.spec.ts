import { type Service, startService } from '../../support/app.js';
import { person, type Person, platformAdmin } from '../../worlds/people.js';
import { registered, verify } from '../../worlds/places.js';

describe('Verifying and suspending an organization', () => {
  let service: Service;
  let root: Person;
  let ada: Person;
  let organizations = 0;
  beforeAll(async () => {
    service = await startService();
    root = await platformAdmin(service);
    ada = await person(service, 'Ada');
  });
  afterAll(() => service.stop());

  type Operation = 'verifyOrganization' | 'suspendOrganization';
  const move = async (operation: Operation, organizationId: string, asker: Person) => {
    const document = `mutation ($input: OrganizationActionInput!) {
      ${operation}(input: $input) { organization { status } userErrors { code message field } }
    }`;
    const { data, errors } = await service.graphql(document, { input: { organizationId } }, asker.token);
    expect(errors).toEqual([]);
    const { organization, userErrors } = data[operation];
    return organization?.status ?? userErrors[0]?.code;
  };
  const pending = () => registered(service, ada, `place-${++organizations}`);

  it('lead from PENDING to VERIFIED, to SUSPENDED and back to VERIFIED', async () => {
    const id = await pending();
    expect(await move('verifyOrganization', id, root)).toBe('VERIFIED');
    expect(await move('suspendOrganization', id, root)).toBe('SUSPENDED');
    expect(await move('verifyOrganization', id, root)).toBe('VERIFIED');
  });

  it('can suspend a PENDING organization', async () => {
    expect(await move('suspendOrganization', await pending(), root)).toBe('SUSPENDED');
  });

  it('answer WRONG_STATUS when the status would not change', async () => {
    const id = await pending();
    await verify(service, id, root);
    expect(await move('verifyOrganization', id, root)).toBe('WRONG_STATUS');
  });

  it('take effect once when requested twice at the same time', async () => {
    const id = await pending();
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => move('verifyOrganization', id, root)));
    expect(outcomes.sort()).toEqual(['VERIFIED', 'WRONG_STATUS', 'WRONG_STATUS', 'WRONG_STATUS']);
  });

  it('are not allowed to an ADMIN of the organization', async () => {
    expect(await move('verifyOrganization', await pending(), ada)).toBe('NOT_PERMITTED');
  });

  it('do not reveal a PENDING organization to a stranger', async () => {
    const stranger = await person(service, 'Stranger');
    expect(await move('verifyOrganization', await pending(), stranger)).toBe('NOT_FOUND');
  });

  it('are not allowed to strangers who see the organization', async () => {
    const other = await person(service, 'Other');
    const id = await pending();
    await verify(service, id, root);
    expect(await move('suspendOrganization', id, other)).toBe('NOT_PERMITTED');
  });

  it.each(['org_999999', 'org_0', 'org_x', '', 'usr_1', 'org_99999999999999999999'])(
    'do not find the id %j',
    async (id) => {
      expect(await move('verifyOrganization', id, root)).toBe('NOT_FOUND');
    },
  );
});
