import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { membershipsOf, Sessions, userIdByEmail, type Viewer } from '../access/index.js';
import { CreateSite, FoundOrganization, organizationBySlug, sitesOf } from '../organizations/index.js';
import type { OrganizationKey, SiteKey } from '../platform/core/keys.js';
import { Database } from '../platform/db/database.js';
import { textOf } from './report.js';

/** An import that cannot begin; nothing was written. */
export class CannotImport extends Error {}

export interface TimetableOwner {
  readonly organizationId: OrganizationKey;
  /** The organization's first administrator, in whose name everything is done. */
  readonly administrator: Viewer;
  /** Set when the organization was founded just now with a new account. */
  readonly account: { readonly email: string; readonly password: string } | null;
}

/** A file acts with the rights of the administrator; history names no person for what it did. */
const asFile = (viewer: Viewer): Viewer => ({ ...viewer, isFile: true });

/** The organization that a timetable is imported for, with its sites. */
@Injectable()
export class TimetableOwners {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly founding: FoundOrganization,
    private readonly createSite: CreateSite,
  ) {}

  /**
   * Finds the organization by its slug, or founds it, verified, with a site in each zone. `administrator` is the
   * address of an account that becomes the first administrator; null makes a new account. Throws CannotImport.
   */
  async find(slug: string, timeZones: readonly string[], administrator: string | null): Promise<TimetableOwner> {
    const known = await organizationBySlug(this.database, slug);
    if (known === null) return this.found(slug, timeZones, administrator);
    if (known.status !== 'VERIFIED') {
      throw new CannotImport(`${slug} is ${known.status}; a platform admin verifies it.`);
    }
    const members = (await membershipsOf(this.database, [known.key])).get(known.key) ?? [];
    // User ids are made in the order of time, so the least is the first.
    const admins = members.filter((member) => member.roles.includes('ADMIN')).map((member) => member.userId);
    for (const userId of admins.sort()) {
      const viewer = await this.sessions.viewerOfUser(userId);
      if (viewer !== null) return { organizationId: known.key, administrator: asFile(viewer), account: null };
    }
    throw new CannotImport(`${slug} has no administrator to act for it.`);
  }

  private async found(slug: string, timeZones: readonly string[], email: string | null): Promise<TimetableOwner> {
    const account =
      email === null ? { email: `admin@${slug}.example`, password: randomBytes(12).toString('base64url') } : null;
    if (account !== null && (await userIdByEmail(this.database, account.email)) !== null) {
      throw new CannotImport(
        `${account.email} has an account already, so it cannot become the administrator of ${slug} by itself. Nothing ` +
          'was written. Name the account that shall: --administrator EMAIL',
      );
    }
    const founder = account === null ? { email: email ?? '' } : { name: `Administrator of ${slug}`, ...account };
    const organization = { slug, name: slug, kind: 'SCHOOL', timeZones, founder } as const;
    const founded = await this.founding.execute(organization);
    if (!founded.ok) {
      throw new CannotImport(`${slug} cannot be founded: ${textOf(founded.error)} Nothing was written.`);
    }
    const administrator = await this.sessions.viewerOfUser(founded.value.founderId);
    if (administrator === null) throw new Error(`the founder ${founded.value.founderId} is there and cannot act`);
    return { organizationId: founded.value.organization.key, administrator: asFile(administrator), account };
  }

  /** The organization's site in each zone, made where there is none. */
  async sites(owner: TimetableOwner, timeZones: readonly string[]): Promise<Map<string, SiteKey>> {
    const known = (await sitesOf(this.database, [owner.organizationId])).get(owner.organizationId) ?? [];
    const sites = new Map(known.toReversed().map((site) => [site.timeZone, site.key]));
    for (const timeZone of new Set(timeZones)) {
      if (sites.has(timeZone)) continue;
      const { organizationId } = owner;
      const made = await this.createSite.execute(owner.administrator, { organizationId, name: timeZone, timeZone });
      if (!made.ok) throw new Error(`No site in ${timeZone}: ${textOf(made.error)}`);
      sites.set(timeZone, made.value.key);
    }
    return sites;
  }
}
