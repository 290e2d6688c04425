import type { Locale } from '../../platform/core/locale.js';
import type { AccountKey, OrganizationKey } from '../../platform/core/keys.js';
import type { MemberRole } from './member-role.js';

/** The person who asks. Always a parameter: no rule looks up "the current user". */
export interface Viewer {
  readonly accountKey: AccountKey;
  readonly name: string;
  readonly email: string;
  readonly isPlatformAdmin: boolean;
  /** The chosen language; null = each request asks for one. */
  readonly locale: Locale | null;
  /** Set while a file acts with the rights of this person; then no person is told as the actor. */
  readonly isFile?: true;
  /** The viewer's roles by organization; one that is not here is not the viewer's. */
  readonly roles: ReadonlyMap<OrganizationKey, ReadonlySet<MemberRole>>;
  /** Present partners of each of the viewer's organizations; those without partners are left out. */
  readonly partners: ReadonlyMap<OrganizationKey, ReadonlySet<OrganizationKey>>;
}
