import type { Service } from '../support/app.js';
import { ERRORS, mutate, type Operation, type Refusable } from './mutations.js';
import type { Person } from './people.js';
import type {
  CreateSiteInput,
  Inputs,
  InviteMemberInput,
  MemberRole,
  RegisterOrganizationInput,
  SetMemberInput,
} from './schema.js';

type Registration = Partial<RegisterOrganizationInput>;

function throwRefusal({ userErrors: [error] }: Refusable): void {
  if (error !== undefined) throw new Error(error.message);
}

/** The payload; throws when it was refused. */
async function accepted<Name extends Operation>(
  service: Service,
  asker: Person,
  name: Name,
  input: Inputs[Name],
  fields: string,
) {
  const payload = await mutate(service, asker.token, name, input, `${fields} ${ERRORS}`);
  throwRefusal(payload);
  return payload;
}

/** The id of a PENDING organization of which `admin` is the ADMIN; a school in Prague unless said otherwise. */
export async function registered(
  service: Service,
  admin: Person,
  slug: string,
  more: Registration = {},
): Promise<string> {
  const input = { slug, name: `The ${slug}`, kind: 'SCHOOL', timeZone: 'Europe/Prague', ...more } as const;
  return (await accepted(service, admin, 'registerOrganization', input, 'organization { id }')).organization.id;
}

export async function verify(service: Service, organizationId: string, platformAdmin: Person): Promise<void> {
  await accepted(service, platformAdmin, 'verifyOrganization', { organizationId }, 'organization { status }');
}

/** The id of a VERIFIED organization; the rest is as in `registered`. */
export async function verified(
  service: Service,
  platformAdmin: Person,
  admin: Person,
  slug: string,
  more: Registration = {},
): Promise<string> {
  const id = await registered(service, admin, slug, more);
  await verify(service, id, platformAdmin);
  return id;
}

const MEMBERSHIP = 'membership { roles user { id name email } organization { id slug } }';

/** setMember as `asker`; answers the payload. */
export const setMember = (service: Service, asker: Person, input: SetMemberInput) =>
  mutate(service, asker.token, 'setMember', input, `${MEMBERSHIP} ${ERRORS}`);

const INVITATION = 'id email roles createdAt expiresAt invitedBy { id name } organization { id slug }';

/** The token of a one-time link. */
export const tokenIn = (url: string): string => url.slice(url.indexOf('#') + 1);

/** inviteMember as `asker`; answers the payload. */
export const inviteMember = (service: Service, asker: Person, input: InviteMemberInput) =>
  mutate(service, asker.token, 'inviteMember', input, `invitation { ${INVITATION} } url ${ERRORS}`);

/** acceptInvitation as `asker`; answers the payload. */
export const acceptInvitation = (service: Service, asker: Person, token: string) =>
  mutate(service, asker.token, 'acceptInvitation', { token }, `${MEMBERSHIP} ${ERRORS}`);

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
  throwRefusal(invited);
  throwRefusal(await acceptInvitation(service, member, tokenIn(invited.url)));
}

const SITE = 'id name address timeZone location { latitude longitude } organization { id slug }';

/** createSite as `asker`; answers the payload. */
export function createSite(
  service: Service,
  asker: Person,
  input: Partial<CreateSiteInput> & Pick<CreateSiteInput, 'organizationId'>,
) {
  const defaults = { name: 'Hall 3', timeZone: 'Europe/Prague' };
  return mutate(service, asker.token, 'createSite', { ...defaults, ...input }, `site { ${SITE} } ${ERRORS}`);
}
