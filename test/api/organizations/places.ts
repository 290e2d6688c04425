import type { MemberRole } from '../../../src/access/index.js';
import type { Service } from '../../support/app.js';
import type { Person } from '../access/people.js';

const REGISTER = /* GraphQL */ `
  mutation ($input: RegisterOrganizationInput!) {
    registerOrganization(input: $input) {
      organization {
        id
      }
      userErrors {
        code
        message
      }
    }
  }
`;
const VERIFY = /* GraphQL */ `
  mutation ($input: OrganizationActionInput!) {
    verifyOrganization(input: $input) {
      organization {
        status
      }
      userErrors {
        code
        message
      }
    }
  }
`;
const SET_MEMBER = /* GraphQL */ `
  mutation ($input: SetMemberInput!) {
    setMember(input: $input) {
      membership {
        roles
        user {
          id
          name
          email
        }
        organization {
          id
          slug
        }
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`;
const CREATE_SITE = /* GraphQL */ `
  mutation ($input: CreateSiteInput!) {
    createSite(input: $input) {
      site {
        id
        name
        address
        timeZone
        location {
          latitude
          longitude
        }
        organization {
          id
          slug
        }
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`;

/** The id of a PENDING organization of which `admin` is the ADMIN; a school in Prague unless said otherwise. */
export async function registered(service: Service, admin: Person, slug: string, more: object = {}): Promise<string> {
  const input = { slug, name: `The ${slug}`, kind: 'SCHOOL', timeZone: 'Europe/Prague', ...more };
  const { data } = await service.graphql(REGISTER, { input }, admin.token);
  if (data.registerOrganization.organization === null) throw new Error(data.registerOrganization.userErrors[0].message);
  return data.registerOrganization.organization.id;
}

export async function verify(service: Service, organizationId: string, platformAdmin: Person): Promise<void> {
  const { data } = await service.graphql(VERIFY, { input: { organizationId } }, platformAdmin.token);
  if (data.verifyOrganization.organization === null) throw new Error(data.verifyOrganization.userErrors[0].message);
}

/** The id of a VERIFIED organization; the rest is as in `registered`. */
export async function verified(
  service: Service,
  platformAdmin: Person,
  admin: Person,
  slug: string,
  more: object = {},
): Promise<string> {
  const id = await registered(service, admin, slug, more);
  await verify(service, id, platformAdmin);
  return id;
}

/** setMember as `asker`; answers the payload. */
export async function setMember(
  service: Service,
  asker: Person,
  input: { organizationId: string; email: string; roles: readonly MemberRole[] },
) {
  return (await service.data(SET_MEMBER, { input }, asker.token)).setMember;
}

const INVITE = /* GraphQL */ `
  mutation ($input: InviteMemberInput!) {
    inviteMember(input: $input) {
      invitation {
        id
        email
        roles
        createdAt
        expiresAt
        invitedBy {
          id
          name
        }
        organization {
          id
          slug
        }
      }
      url
      userErrors {
        code
        message
        field
      }
    }
  }
`;
const ACCEPT = /* GraphQL */ `
  mutation ($input: AcceptInvitationInput!) {
    acceptInvitation(input: $input) {
      membership {
        roles
        user {
          id
        }
        organization {
          id
        }
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`;

/** The token of a one-time link. */
export const tokenIn = (url: string): string => url.slice(url.indexOf('#') + 1);

/** inviteMember as `asker`; answers the payload. */
export async function inviteMember(
  service: Service,
  asker: Person,
  input: { organizationId: string; email: string; roles: readonly MemberRole[] },
) {
  return (await service.data(INVITE, { input }, asker.token)).inviteMember;
}

/** acceptInvitation as `asker`; answers the payload. */
export async function acceptInvitation(service: Service, asker: Person, token: string) {
  return (await service.data(ACCEPT, { input: { token } }, asker.token)).acceptInvitation;
}

/** Gives a person these roles: an invited person accepts, a member's roles are replaced. */
export async function join(
  service: Service,
  organizationId: string,
  admin: Person,
  member: Person,
  roles: readonly MemberRole[],
): Promise<void> {
  const changed = await setMember(service, admin, { organizationId, email: member.email, roles });
  if (changed.userErrors.length === 0) return;
  const invited = await inviteMember(service, admin, { organizationId, email: member.email, roles });
  if (invited.url === null) throw new Error(invited.userErrors[0].message);
  const { userErrors } = await acceptInvitation(service, member, tokenIn(invited.url));
  if (userErrors.length > 0) throw new Error(userErrors[0].message);
}

/** createSite as `asker`; answers the payload. */
export async function createSite(service: Service, asker: Person, input: object) {
  const defaults = { name: 'Hall 3', timeZone: 'Europe/Prague' };
  return (await service.data(CREATE_SITE, { input: { ...defaults, ...input } }, asker.token)).createSite;
}
