import { type Service, startService } from '../../support/app.js';
import { person, type Person, platformAdmin } from '../../worlds/people.js';
import { createSite, join, registered, verify } from '../../worlds/places.js';
import type { Node, Organization, Site } from '../../worlds/schema.js';

const ORGANIZATION = /* GraphQL */ `
  query ($slug: String!, $id: ID!, $siteId: ID!) {
    organization(slug: $slug) {
      name
      status
      sites {
        name
      }
      memberships {
        roles
        user {
          name
        }
      }
    }
    node(id: $id) {
      __typename
      id
    }
    site: node(id: $siteId) {
      __typename
      ... on Site {
        name
        organization {
          slug
        }
      }
    }
  }
`;
const SUSPEND =
  'mutation ($input: OrganizationActionInput!) { suspendOrganization(input: $input) { userErrors { code } } }';

interface Seen {
  readonly organization: Organization;
  readonly node: Node & { readonly __typename: string };
  readonly site: Site;
}

describe('Organizations', () => {
  let service: Service;
  let root: Person;
  let admin: Person;
  let member: Person;
  let stranger: Person;
  const places: Record<string, { id: string; siteId: string }> = {};

  beforeAll(async () => {
    service = await startService();
    root = await platformAdmin(service);
    admin = await person(service, 'Admin');
    member = await person(service, 'Member');
    stranger = await person(service, 'Stranger');
    for (const slug of ['pending', 'verified', 'suspended']) {
      const id = await registered(service, admin, slug);
      await join(service, id, admin, member, ['MEMBER']);
      const { site } = await createSite(service, admin, { organizationId: id, name: `${slug} site` });
      places[slug] = { id, siteId: site.id };
      if (slug === 'verified') await verify(service, id, root);
      if (slug === 'suspended') await service.graphql(SUSPEND, { input: { organizationId: id } }, root.token);
    }
  });
  afterAll(() => service.stop());

  const look = async (slug: string, asker: Person) => {
    const { data, errors } = await service.graphql<Seen>(ORGANIZATION, { slug, ...places[slug] }, asker.token);
    expect(errors).toEqual([]);
    return data;
  };
  const shown = async (slug: string, asker: Person) => {
    const { organization, node, site } = await look(slug, asker);
    return [organization, node, site].map((found) => found !== null);
  };

  it('VERIFIED organizations show their sites, but not their members, to any signed-in user', async () => {
    const { organization, node, site } = await look('verified', stranger);
    expect(organization).toMatchObject({ status: 'VERIFIED', sites: [{ name: 'verified site' }], memberships: [] });
    expect(node.__typename).toBe('Organization');
    expect(site).toEqual({ __typename: 'Site', name: 'verified site', organization: { slug: 'verified' } });
  });

  it.each(['pending', 'suspended'])('%s organizations are not visible to strangers', async (slug) => {
    expect(await shown(slug, stranger)).toEqual([false, false, false]);
  });

  it.each(['pending', 'verified', 'suspended'])('%s organizations are visible to their members', async (slug) => {
    expect(await shown(slug, member)).toEqual([true, true, true]);
  });

  it.each(['pending', 'suspended'])('%s organizations are visible to platform admins', async (slug) => {
    expect(await shown(slug, root)).toEqual([true, true, true]);
  });

  it('show their members to members, by name', async () => {
    const { organization } = await look('verified', member);
    expect(organization.memberships).toEqual([
      { roles: ['ADMIN'], user: { name: 'Admin' } },
      { roles: ['MEMBER'], user: { name: 'Member' } },
    ]);
  });

  it('do not show their members to platform admins', async () => {
    expect((await look('verified', root)).organization.memberships).toEqual([]);
  });

  it('are null for an unknown slug', async () => {
    const { data } = await service.graphql('{ organization(slug: "nowhere") { id } }', {}, stranger.token);
    expect(data.organization).toBeNull();
  });

  it('organizations of the viewer are listed with the roles of the viewer', async () => {
    const document = '{ viewer { memberships { roles organization { slug } user { email } } } }';
    const { data } = await service.graphql(document, {}, member.token);
    const user = { email: member.email };
    expect(data.viewer.memberships).toEqual([
      { roles: ['MEMBER'], organization: { slug: 'pending' }, user },
      { roles: ['MEMBER'], organization: { slug: 'verified' }, user },
      { roles: ['MEMBER'], organization: { slug: 'suspended' }, user },
    ]);
  });

  it('organizations with sites and members are read with a constant number of statements', async () => {
    const { database } = service;
    let statements = 0;
    for (const name of ['run', 'entities'] as const) {
      const asked = database[name].bind(database) as (...args: unknown[]) => unknown;
      Object.assign(database, {
        [name]: (...args: unknown[]) => {
          statements += 1;
          return asked(...args);
        },
      });
    }
    const document = /* GraphQL */ `
      {
        viewer {
          memberships {
            organization {
              name
              sites {
                organization {
                  slug
                }
              }
              memberships {
                user {
                  name
                  email
                }
              }
            }
          }
        }
      }
    `;
    const { data } = await service.graphql(document, {}, member.token);
    for (const name of ['run', 'entities']) Reflect.deleteProperty(database, name);
    expect(data.viewer.memberships).toHaveLength(3);
    // The session, organizations, sites, memberships, users, and with whom the viewer shares an organization.
    expect(statements).toBe(6);
  });
});
