import { Injectable } from '@nestjs/common';
import { setRoles, type Viewer } from '../access/index.js';
import { Clock } from '../platform/clock/clock.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import { Database } from '../platform/db/database.js';
import { isSlug, newOrganizationProblems } from './core/new-organization.js';
import { type OrganizationRefusal, slugTaken } from './core/organization-refusal.js';
import type { OrganizationFacts, OrganizationKind } from './core/organization.js';
import { organizationBySlug } from './organizations.queries.js';
import { insertOrganization } from './organizations.repository.js';

/** Anybody may register one: it is PENDING until a platform admin verifies it, and the caller becomes its ADMIN. */
@Injectable()
export class RegisterOrganization {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(
    viewer: Viewer,
    input: { slug: string; name: string; kind: OrganizationKind; timeZone: string },
  ): Promise<Result<OrganizationFacts, readonly OrganizationRefusal[]>> {
    const { slug, kind, timeZone } = input;
    const name = input.name.trim();
    const registeredAt = this.clock.now();
    const problems = newOrganizationProblems({ slug, name });
    if (isSlug(slug) && (await organizationBySlug(this.database, slug)) !== null) problems.push(slugTaken(slug));
    if (problems.length > 0) return refuse(problems);

    return this.database.transaction(async (tx) => {
      const organization = { slug, name, kind, status: 'PENDING', timeZone, registeredAt } as const;
      const registered = await insertOrganization(tx, organization);
      if (registered === null) return refuse([slugTaken(slug)]);
      await setRoles(tx, { organizationId: registered.id, userId: viewer.userId, roles: ['ADMIN'] });
      return ok(registered);
    });
  }
}
