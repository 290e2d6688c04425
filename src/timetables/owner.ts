import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { membershipsOf, Sessions, SignUp, type Viewer } from '../access/index.js';
import {
  CreateSite,
  organizationBySlug,
  RegisterOrganization,
  sitesOf,
  VerifyOrganization,
} from '../organizations/index.js';
import { Database } from '../platform/db/database.js';

export class CannotImport extends Error {}

export interface TimetableOwner {
  readonly organizationId: string;
  /** The organization's first administrator, in whose name everything is done. */
  readonly administrator: Viewer;
  /** Set when the organization was made just now. */
  readonly account: { readonly email: string; readonly password: string } | null;
}

const reasons = (refusals: readonly { readonly message: string }[]): string =>
  refusals.map((refusal) => refusal.message).join(' ');

/** The organization that a timetable is imported for, with its sites. */
@Injectable()
export class TimetableOwners {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly signUp: SignUp,
    private readonly register: RegisterOrganization,
    private readonly verify: VerifyOrganization,
    private readonly createSite: CreateSite,
  ) {}

  /** Finds it by its slug, or makes it, verified. Throws CannotImport. */
  async find(slug: string, timeZone: string): Promise<TimetableOwner> {
    const known = await organizationBySlug(this.database, slug);
    if (known === null) return this.make(slug, timeZone);
    if (known.status !== 'VERIFIED') {
      throw new CannotImport(`${slug} is ${known.status}; a platform admin verifies it.`);
    }
    const members = (await membershipsOf(this.database, [known.id])).get(known.id) ?? [];
    const administrators = members.filter((member) => member.roles.includes('ADMIN')).map((member) => member.userId);
    // User ids are made in the order of time, so the least is the first.
    const [first = ''] = administrators.sort();
    const administrator = await this.sessions.viewerOfUser(first);
    if (administrator === null) throw new CannotImport(`${slug} has no administrator to act for it.`);
    return { organizationId: known.id, administrator, account: null };
  }

  private async make(slug: string, timeZone: string): Promise<TimetableOwner> {
    const account = { email: `admin@${slug}.example`, password: randomBytes(12).toString('base64url') };
    const signedUp = await this.signUp.execute({ name: `Administrator of ${slug}`, ...account });
    if (!signedUp.ok) throw new CannotImport(`No administrator for ${slug}: ${reasons(signedUp.error)}`);
    const founder = signedUp.value.viewer;
    const registered = await this.register.execute(founder, { slug, name: slug, kind: 'SCHOOL', timeZone }, null);
    if (!registered.ok) throw new CannotImport(`${slug} cannot be registered: ${reasons(registered.error)}`);
    const organizationId = registered.value.id;
    // Whoever can run this command has the database; that is more than a platform admin has.
    await this.verify.execute({ ...founder, isPlatformAdmin: true }, organizationId);
    const administrator = await this.sessions.viewerOfUser(founder.userId);
    if (administrator === null) throw new Error(`the account ${founder.userId} was made and is not there`);
    return { organizationId, administrator, account };
  }

  /** The organization's site in each zone, made where there is none. */
  async sites(owner: TimetableOwner, timeZones: readonly string[]): Promise<Map<string, string>> {
    const known = (await sitesOf(this.database, [owner.organizationId])).get(owner.organizationId) ?? [];
    const sites = new Map(known.toReversed().map((site) => [site.timeZone, site.id]));
    for (const timeZone of new Set(timeZones)) {
      if (sites.has(timeZone)) continue;
      const { organizationId } = owner;
      const made = await this.createSite.execute(owner.administrator, { organizationId, name: timeZone, timeZone });
      if (!made.ok) throw new CannotImport(`No site in ${timeZone}: ${reasons(made.error)}`);
      sites.set(timeZone, made.value.id);
    }
    return sites;
  }
}
