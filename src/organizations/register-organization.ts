import { Injectable } from '@nestjs/common';
import {
  actorFor,
  type GivenKey,
  keyedRequest,
  networkOf,
  once,
  Quotas,
  setRoles,
  type Viewer,
} from '../access/index.js';
import { happened } from '../happenings/index.js';
import type { OrganizationKey } from '../platform/core/keys.js';
import { Clock } from '../platform/clock/clock.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import type { Instant } from '../platform/core/time-range.js';
import { Database, type Tx } from '../platform/db/database.js';
import { isSlug, newOrganizationProblems } from './core/new-organization.js';
import { detailProblems, textOrNull } from './core/organization-details.js';
import { type OrganizationRefusal, slugTaken } from './core/refusals.js';
import type { OrganizationFacts, OrganizationKind } from './core/organization.js';
import { ofOrganization } from './organization-happening.js';
import { organizationBySlug, requiredOrganization } from './organizations.queries.js';
import { countPendingOf, insertOrganization } from './organizations.repository.js';

export interface RegisterOrganizationCommand {
  readonly slug: string;
  readonly name: string;
  readonly kind: OrganizationKind;
  readonly timeZone: string;
  readonly address?: string | null;
  readonly registrationCode?: string | null;
  readonly description?: string | null;
  readonly contact?: string | null;
  readonly idempotency?: GivenKey<OrganizationKey> | null;
}

type Registered = Result<OrganizationFacts, readonly OrganizationRefusal[]>;

/** Anybody may register one: it is PENDING until a platform admin verifies it, and the caller becomes its ADMIN. */
@Injectable()
export class RegisterOrganization {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly quotas: Quotas,
  ) {}

  /** `address` is the client's network address; null for a command of the operator, which has no quota. */
  async execute(viewer: Viewer, command: RegisterOrganizationCommand, address: string | null): Promise<Registered> {
    const now = this.clock.now();
    const request = keyedRequest(viewer, 'registerOrganization', null, command.idempotency, now);
    return this.database.transaction((tx) =>
      once<OrganizationFacts, readonly OrganizationRefusal[], OrganizationKey>(tx, request, {
        work: () => this.register(tx, viewer, command, address, now),
        keyOf: (organization) => organization.key,
        again: (key) => requiredOrganization(tx, key),
        refuse: (problem) => [problem],
      }),
    );
  }

  private async register(
    tx: Tx,
    viewer: Viewer,
    { slug, kind, timeZone, ...command }: RegisterOrganizationCommand,
    address: string | null,
    now: Instant,
  ): Promise<Registered> {
    const name = command.name.trim();
    const details = {
      address: textOrNull(command.address),
      registrationCode: textOrNull(command.registrationCode),
      description: textOrNull(command.description),
      contact: textOrNull(command.contact),
    };
    const problems = [...newOrganizationProblems({ slug, name }), ...detailProblems(details)];
    if (isSlug(slug) && (await organizationBySlug(tx, slug)) !== null) problems.push(slugTaken(slug));
    if (problems.length > 0) return refuse(problems);
    const full = address === null ? null : await this.quotaRefusal(tx, viewer, networkOf(address), now);
    if (full !== null) return refuse([full]);
    const organization = { slug, name, kind, status: 'PENDING', timeZone, ...details } as const;
    const founding = { registeredAt: now, registeredBy: viewer.accountKey };
    const registered = await insertOrganization(tx, { ...organization, ...founding });
    if (registered === null) return refuse([slugTaken(slug)]);
    await setRoles(tx, { organizationId: registered.key, userId: viewer.accountKey, roles: ['ADMIN'] });
    const told = { kind: 'ORGANIZATION_REGISTERED', at: now } as const;
    await happened(tx, ofOrganization(actorFor(viewer, registered.key), registered, told));
    return ok(registered);
  }

  private async quotaRefusal(
    tx: Tx,
    viewer: Viewer,
    network: string,
    now: Instant,
  ): Promise<OrganizationRefusal | null> {
    const quota = { kind: 'pendingOrganizationsOfAccount', subject: viewer.accountKey, status: 'PENDING' } as const;
    return (
      (await this.quotas.refusal(tx, quota, () => countPendingOf(tx, viewer.accountKey))) ??
      this.quotas.take(tx, 'organizationsOfNetwork', network, now)
    );
  }
}
