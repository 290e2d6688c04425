import { type Service, startService } from '../../support/app.js';
import { join, registered, verify } from '../../worlds/places.js';
import { person, type Person, platformAdmin } from '../../worlds/people.js';
import { ERRORS, type Given, mutate } from '../../worlds/mutations.js';

const STANDING = 'organization { status statusReason description contact registeredAt registeredBy { id } viewerCan }';

describe('Declining an organization', () => {
  let service: Service;
  let root: Person;
  let ada: Person;
  let bob: Person;
  let places = 0;
  beforeAll(async () => {
    service = await startService();
    root = await platformAdmin(service);
    ada = await person(service, 'Ada');
    bob = await person(service, 'Bob');
  });
  afterAll(() => service.stop());

  const pending = (more: Given<'registerOrganization'> = {}) => registered(service, ada, `place-${++places}`, more);
  const move = (
    operation: 'declineOrganization' | 'suspendOrganization' | 'verifyOrganization',
    organizationId: string,
    reason: string | null = null,
    asker = root,
  ) => mutate(service, asker.token, operation, { organizationId, reason }, `${STANDING} ${ERRORS}`);
  const update = (organizationId: string, changes: Given<'updateOrganization'>, asker = ada) =>
    mutate(service, asker.token, 'updateOrganization', { organizationId, ...changes }, `${STANDING} ${ERRORS}`);
  const seen = async (id: string, asker: Person) => {
    const fields = 'status statusReason description contact registeredAt registeredBy { id } viewerCan';
    const document = `query ($id: ID!) { node(id: $id) { ... on Organization { ${fields} } } }`;
    const { node } = await service.data<{ node: Record<string, unknown> | null }>(document, { id }, asker.token);
    return node;
  };
  const kinds = async (organizationId: string) => {
    const document = `query ($filter: HappeningFilter!) { happenings(filter: $filter) { nodes { kind reason changes { field before after } } } }`;
    return (await service.data(document, { filter: { organizationId } }, ada.token)).happenings.nodes;
  };

  it('it stays PENDING with the reason, which its members and platform admins read', async () => {
    const id = await pending();
    const { organization } = await move('declineOrganization', id, ' No such address. ');
    expect(organization).toMatchObject({ status: 'PENDING', statusReason: 'No such address.' });
    await join(service, id, ada, bob, ['MEMBER']);
    expect(await seen(id, bob)).toMatchObject({ statusReason: 'No such address.', registeredBy: { id: ada.id } });
    expect((await kinds(id))[1]).toMatchObject({ kind: 'MEMBER_INVITED' });
    expect((await kinds(id)).find(({ kind }) => kind === 'ORGANIZATION_DECLINED')).toMatchObject({
      reason: 'No such address.',
    });
  });

  it('it cannot be declined twice, but again once its ADMIN has changed it', async () => {
    const id = await pending();
    await move('declineOrganization', id, 'No such address.');
    expect((await move('declineOrganization', id, 'Again.')).userErrors[0]?.code).toBe('WRONG_STATUS');
    await update(id, { contact: 'by phone' }, root);
    expect(await seen(id, ada)).toMatchObject({ statusReason: 'No such address.' });
    const { organization } = await update(id, { address: 'Main street 1' });
    expect(organization.statusReason).toBe(null);
    expect((await kinds(id))[0]).toMatchObject({
      kind: 'ORGANIZATION_CHANGED',
      changes: [
        { field: 'address', before: null, after: 'Main street 1' },
        { field: 'statusReason', before: 'No such address.', after: null },
      ],
    });
    expect((await move('declineOrganization', id, 'Still wrong.')).organization.statusReason).toBe('Still wrong.');
  });

  it('it can be verified although it was declined, and verifying clears the reason', async () => {
    const id = await pending();
    await move('declineOrganization', id, 'No such address.');
    expect((await move('verifyOrganization', id)).organization).toMatchObject({
      status: 'VERIFIED',
      statusReason: null,
    });
    expect((await move('declineOrganization', id, 'Too late.')).userErrors).toEqual([
      {
        code: 'WRONG_STATUS',
        field: ['organizationId'],
        message: 'Only an organization that is PENDING can be declined; this one is VERIFIED.',
      },
    ]);
  });

  it('suspending keeps its reason, if there is one', async () => {
    const id = await pending();
    expect((await move('suspendOrganization', id, 'Fraud.')).organization.statusReason).toBe('Fraud.');
    expect((await move('verifyOrganization', id)).organization.statusReason).toBe(null);
    expect((await move('suspendOrganization', id)).organization.statusReason).toBe(null);
  });

  it.each([null, '', ' \n', 'x'.repeat(2_001)])('declining for the reason %j is INVALID', async (reason) => {
    const id = await pending();
    const { userErrors, organization } = await move('declineOrganization', id, reason);
    expect([organization, userErrors.map(({ code, field }) => [code, field])]).toEqual([
      null,
      [['INVALID', ['reason']]],
    ]);
  });

  it('declining is for platform admins alone', async () => {
    const id = await pending();
    expect((await move('declineOrganization', id, 'No.', ada)).userErrors[0]?.code).toBe('NOT_PERMITTED');
    expect((await move('declineOrganization', id, 'No.', bob)).userErrors[0]?.code).toBe('NOT_FOUND');
  });

  it('description and contact are shown to all who see the organization; who registered it to members alone', async () => {
    const said = { description: ' We teach.\n\nTwo shifts. ', contact: 'office@example.org' };
    const id = await pending(said);
    await verify(service, id, root);
    expect(await seen(id, bob)).toEqual({
      ...{ status: 'VERIFIED', statusReason: null, registeredBy: null, viewerCan: [] },
      ...{ registeredAt: '2027-03-01T08:00:00.000Z', description: 'We teach.\n\nTwo shifts.', contact: said.contact },
    });
    expect((await update(id, { description: null })).organization).toMatchObject({
      ...{ description: null, contact: said.contact, registeredBy: { id: ada.id } },
    });
  });

  it.each([
    [{ description: 'x'.repeat(2_001) }, ['description']],
    [{ contact: 'x'.repeat(201) }, ['contact']],
    [{ contact: 'two\nlines' }, ['contact']],
  ])('an update to %j is INVALID', async (changes, field) => {
    const { userErrors } = await update(await pending(), changes);
    expect(userErrors.map((error) => [error.code, error.field])).toEqual([['INVALID', field]]);
  });

  it('viewerCan says what role and status allow', async () => {
    const id = await pending();
    await join(service, id, ada, bob, ['FINANCE']);
    const can = async (asker: Person) => (await seen(id, asker))?.['viewerCan'];
    expect(await can(root)).toEqual(['VERIFY', 'DECLINE', 'SUSPEND', 'EDIT', 'SEE_REPORTS']);
    expect(await can(ada)).toEqual(['EDIT', 'SET_MEMBERS', 'SETTLE', 'SEE_REPORTS', 'LEAVE']);
    await move('declineOrganization', id, 'No such address.');
    expect(await can(root)).toEqual(['VERIFY', 'SUSPEND', 'EDIT', 'SEE_REPORTS']);
    await verify(service, id, root);
    expect(await can(root)).toEqual(['SUSPEND', 'EDIT', 'SEE_REPORTS']);
    expect(await can(ada)).toEqual([
      ...['EDIT', 'SET_MEMBERS', 'LIST_RESOURCES', 'BOOK', 'PRICE', 'SETTLE', 'SEE_REPORTS', 'LEAVE'],
    ]);
    expect(await can(bob)).toEqual(['PRICE', 'SETTLE', 'SEE_REPORTS', 'LEAVE']);
  });
});
