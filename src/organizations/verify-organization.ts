import { Injectable } from '@nestjs/common';
import { logged, Viewer } from '../access/index.js';
import { Clock } from '../platform/clock/clock.js';
import type { OrganizationKey } from '../platform/core/keys.js';
import type { Result } from '../platform/core/result.js';
import { SecurityLog } from '../platform/security/security-log.js';
import { Database } from '../platform/db/database.js';
import type { OrganizationRefusal } from './core/refusals.js';
import type { OrganizationFacts } from './core/organization.js';
import { moveOrganization } from './move-organization.js';

/** Lets an organization book, list and accept: a platform admin has made sure who it is. */
@Injectable()
export class VerifyOrganization {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly log: SecurityLog,
  ) {}

  async execute(
    viewer: Viewer,
    organizationId: OrganizationKey,
  ): Promise<Result<OrganizationFacts, readonly OrganizationRefusal[]>> {
    const moved = await this.database.transaction((tx) =>
      moveOrganization(tx, viewer, 'verifyOrganization', organizationId, 'VERIFIED', this.clock.now()),
    );
    if (moved.ok) {
      this.log.write('organization-verified', {
        organization: logged.organization(moved.value.key),
        by: logged.account(viewer.accountKey),
      });
    }
    return moved;
  }
}
