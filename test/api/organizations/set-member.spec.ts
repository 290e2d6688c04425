import { type Service, startService } from '../../support/app.js';
import { person, type Person, platformAdmin } from '../../worlds/people.js';
import { join, registered, setMember, verify } from '../../worlds/places.js';
import type { Refusable } from '../../worlds/mutations.js';
import type { Organization, MembershipPayload } from '../../worlds/schema.js';

describe('setMember', () => {
  let service: Service;
  let counter = 0;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.stop());

  /** An organization of its own for each test, with its ADMIN and somebody else who has an account. */
  const setUp = async (): Promise<{ id: string; admin: Person; other: Person }> => {
    counter += 1;
    const admin = await person(service, `Admin ${counter}`);
    const other = await person(service, `Other ${counter}`);
    return { id: await registered(service, admin, `school-${counter}`), admin, other };
  };
  const code = (payload: Refusable) => payload.userErrors[0]?.code ?? 'DONE';
  const members = async (id: string, asker: Person): Promise<Record<string, readonly string[]>> => {
    const document =
      'query ($id: ID!) { node(id: $id) { ... on Organization { memberships { roles user { name } } } } }';
    const { data } = await service.graphql<{ node: Organization }>(document, { id }, asker.token);
    return Object.fromEntries(data.node.memberships.map((m) => [m.user.name, m.roles]));
  };

  it('sets the roles of a member', async () => {
    const { id, admin, other } = await setUp();
    await join(service, id, admin, other, ['MEMBER']);
    const payload = await setMember(service, admin, { organizationId: id, email: other.email, roles: ['FINANCE'] });
    expect(payload).toEqual({
      membership: {
        roles: ['FINANCE'],
        user: { id: other.id, name: `Other ${counter}`, email: other.email },
        organization: { id, slug: `school-${counter}` },
      },
      userErrors: [],
    });
  });

  it('replaces the earlier roles of the member', async () => {
    const { id, admin, other } = await setUp();
    await join(service, id, admin, other, ['FINANCE', 'COORDINATOR']);
    await join(service, id, admin, other, ['MEMBER']);
    expect(await members(id, admin)).toMatchObject({ [`Other ${counter}`]: ['MEMBER'] });
  });

  it('stores a role that is named twice only once', async () => {
    const { id, admin, other } = await setUp();
    await join(service, id, admin, other, ['MEMBER']);
    const roles = ['FINANCE', 'COORDINATOR', 'FINANCE'] as const;
    const { membership } = await setMember(service, admin, { organizationId: id, email: other.email, roles });
    expect(membership.roles).toEqual(['COORDINATOR', 'FINANCE']);
  });

  it('finds the member by the e-mail address in any letter case', async () => {
    const { id, admin, other } = await setUp();
    await join(service, id, admin, other, ['FINANCE']);
    const email = other.email.toUpperCase();
    expect(code(await setMember(service, admin, { organizationId: id, email, roles: ['MEMBER'] }))).toBe('DONE');
  });

  it('removes a member who gets no roles', async () => {
    const { id, admin, other } = await setUp();
    await join(service, id, admin, other, ['MEMBER']);
    const payload = await setMember(service, admin, { organizationId: id, email: other.email, roles: [] });
    expect(payload.membership.roles).toEqual([]);
    expect(Object.keys(await members(id, admin))).toEqual([`Admin ${counter}`]);
  });

  it('removes the rights together with the role at once', async () => {
    const { id, admin, other } = await setUp();
    await join(service, id, admin, other, ['ADMIN']);
    await join(service, id, admin, other, ['MEMBER']);
    const payload = await setMember(service, other, { organizationId: id, email: admin.email, roles: [] });
    expect(code(payload)).toBe('NOT_PERMITTED');
  });

  it('does not find a person who is not a member', async () => {
    const { id, admin, other } = await setUp();
    const { userErrors } = await setMember(service, admin, {
      organizationId: id,
      email: other.email,
      roles: ['ADMIN'],
    });
    expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['email'] }]);
  });

  it('does not find an e-mail address that nobody signed up with', async () => {
    const { id, admin } = await setUp();
    const email = 'nobody@example.org';
    const { userErrors } = await setMember(service, admin, { organizationId: id, email, roles: ['MEMBER'] });
    expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['email'] }]);
  });

  it.each(['RESOURCE_MANAGER', 'COORDINATOR', 'FINANCE', 'MEMBER'] as const)('is not allowed to a %s', async (role) => {
    const { id, admin, other } = await setUp();
    await join(service, id, admin, other, [role]);
    const payload = await setMember(service, other, { organizationId: id, email: other.email, roles: ['ADMIN'] });
    expect(code(payload)).toBe('NOT_PERMITTED');
  });

  it('is not allowed to platform admins', async () => {
    const { id, other } = await setUp();
    const root = await platformAdmin(service);
    const payload = await setMember(service, root, { organizationId: id, email: other.email, roles: ['ADMIN'] });
    expect(code(payload)).toBe('NOT_PERMITTED');
  });

  it('does not reveal a PENDING organization to a stranger', async () => {
    const { id, other } = await setUp();
    const payload = await setMember(service, other, { organizationId: id, email: other.email, roles: ['ADMIN'] });
    expect(payload.userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['organizationId'] }]);
  });

  it('is not allowed to an ADMIN of another organization', async () => {
    const [here, there] = [await setUp(), await setUp()];
    await verify(service, here.id, await platformAdmin(service));
    const input = { organizationId: here.id, email: there.admin.email, roles: ['ADMIN'] } as const;
    expect(code(await setMember(service, there.admin, input))).toBe('NOT_PERMITTED');
  });

  it.each([[], ['MEMBER'] as const])('cannot give the last ADMIN the roles %j', async (...roles) => {
    const { id, admin } = await setUp();
    const payload = await setMember(service, admin, { organizationId: id, email: admin.email, roles });
    expect(payload.userErrors).toMatchObject([{ code: 'LAST_ADMIN', field: ['roles'] }]);
    expect(await members(id, admin)).toEqual({ [`Admin ${counter}`]: ['ADMIN'] });
  });

  it('removes an ADMIN when there is another ADMIN', async () => {
    const { id, admin, other } = await setUp();
    await join(service, id, admin, other, ['ADMIN']);
    expect(code(await setMember(service, admin, { organizationId: id, email: admin.email, roles: [] }))).toBe('DONE');
  });

  it('leaves one ADMIN when two remove themselves at the same time', async () => {
    for (let round = 0; round < 5; round++) {
      const { id, admin, other } = await setUp();
      await join(service, id, admin, other, ['ADMIN']);
      const outcomes = await Promise.all(
        [admin, other].map((who) => setMember(service, who, { organizationId: id, email: who.email, roles: [] })),
      );
      expect(outcomes.map(code).sort()).toEqual(['DONE', 'LAST_ADMIN']);
    }
  });

  it('leaves one ADMIN when two remove each other at the same time', async () => {
    for (let round = 0; round < 5; round++) {
      const { id, admin, other } = await setUp();
      await join(service, id, admin, other, ['ADMIN']);
      const outcomes = await Promise.all([
        setMember(service, admin, { organizationId: id, email: other.email, roles: [] }),
        setMember(service, other, { organizationId: id, email: admin.email, roles: [] }),
      ]);
      expect(outcomes.map(code).sort()).toEqual(['DONE', 'NOT_FOUND']);
    }
  });

  it('shows the members after each change when one document makes several changes', async () => {
    const { id, admin, other } = await setUp();
    await join(service, id, admin, other, ['FINANCE']);
    const document = /* GraphQL */ `
      mutation ($in: SetMemberInput!, $out: SetMemberInput!) {
        in: setMember(input: $in) {
          membership {
            organization {
              memberships {
                user {
                  email
                }
              }
            }
          }
        }
        out: setMember(input: $out) {
          membership {
            user {
              email
            }
            organization {
              memberships {
                user {
                  email
                }
              }
            }
          }
        }
      }
    `;
    const variables = {
      in: { organizationId: id, email: other.email, roles: ['MEMBER'] },
      out: { organizationId: id, email: other.email, roles: [] },
    };
    const { data } = await service.graphql<Record<'in' | 'out', MembershipPayload>>(document, variables, admin.token);
    expect(data.in.membership.organization.memberships).toHaveLength(2);
    expect(data.out.membership).toEqual({
      user: { email: null },
      organization: { memberships: [{ user: { email: admin.email } }] },
    });
  });
});
