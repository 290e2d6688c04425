import { Injectable } from '@nestjs/common';
import { NewAccounts, type PreparedAccount, setRoles, userIdByEmail, viewerByUser } from '../access/index.js';
import { happened } from '../happenings/index.js';
import type { AccountKey } from '../platform/core/keys.js';
import { Clock } from '../platform/clock/clock.js';
import { type Refusal, refusal } from '../platform/core/refusal.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import type { Instant } from '../platform/core/time-range.js';
import { Database, type Tx } from '../platform/db/database.js';
import { newOrganizationProblems } from './core/new-organization.js';
import { organizationReasons, slugTaken } from './core/refusals.js';
import type { OrganizationFacts, OrganizationKind } from './core/organization.js';
import { ofOrganization } from './organization-happening.js';
import { insertOrganization } from './organizations.repository.js';
import { insertSite } from './sites.repository.js';

/** The first administrator: an account that exists, by its address, or a new one. */
export type Founder =
  { readonly email: string } | { readonly name: string; readonly email: string; readonly password: string };

interface Founding {
  readonly slug: string;
  readonly name: string;
  readonly kind: OrganizationKind;
  /** The organization gets a site in each zone; its own zone is the first. At least one. */
  readonly timeZones: readonly string[];
  readonly founder: Founder;
}

export interface Founded {
  readonly organization: OrganizationFacts;
  readonly founderId: AccountKey;
}

/**
 * Founds a VERIFIED organization with its administrator and sites for the operator, who has the database and so more
 * than a platform admin has. All of it happens in one transaction, or nothing.
 */
@Injectable()
export class FoundOrganization {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly accounts: NewAccounts,
  ) {}

  async execute(founding: Founding): Promise<Result<Founded, readonly Refusal[]>> {
    const { founder, slug, name } = founding;
    const problems = newOrganizationProblems({ slug, name });
    const prepared = 'password' in founder ? await this.accounts.prepare(founder) : null;
    const refused = prepared === null || prepared.ok ? [] : prepared.error;
    if (problems.length + refused.length > 0) return refuse([...problems, ...refused]);
    const account = prepared?.ok === true ? prepared.value : null;
    const now = this.clock.now();
    return this.database.transaction<Founded, readonly Refusal[]>(async (tx) => {
      const founderId = await this.founderId(tx, founder.email, account, now);
      return founderId.ok ? this.found(tx, founding, founderId.value, now) : founderId;
    });
  }

  private async founderId(
    tx: Tx,
    email: string,
    account: PreparedAccount | null,
    now: Instant,
  ): Promise<Result<AccountKey, readonly Refusal[]>> {
    if (account !== null) return this.accounts.insert(tx, account, now);
    const known = await userIdByEmail(tx, email);
    if (known === null) return refuse([refusal(organizationReasons.founderNotFound, null, { email })]);
    const canAct = (await viewerByUser(tx, known, now)) !== null;
    return canAct ? ok(known) : refuse([refusal(organizationReasons.founderDisabled, null, { email })]);
  }

  private async found(
    tx: Tx,
    { slug, name, kind, timeZones }: Founding,
    founderId: AccountKey,
    now: Instant,
  ): Promise<Result<Founded, readonly Refusal[]>> {
    const said = { address: null, registrationCode: null, description: null, contact: null };
    const details = { ...said, registeredAt: now, registeredBy: founderId };
    const timeZone = timeZones[0] ?? 'UTC';
    const organization = await insertOrganization(tx, { slug, name, kind, status: 'VERIFIED', timeZone, ...details });
    if (organization === null) return refuse([slugTaken(slug)]);
    await setRoles(tx, { organizationId: organization.key, userId: founderId, roles: ['ADMIN'] });
    for (const zone of new Set(timeZones)) {
      const site = { organizationId: organization.key, name: zone, address: null, timeZone: zone, location: null };
      await insertSite(tx, { ...site, createdAt: now });
    }
    const told = { kind: 'ORGANIZATION_REGISTERED', at: now } as const;
    await happened(tx, ofOrganization({ account: null, side: organization.key }, organization, told));
    return ok({ organization, founderId });
  }
}
