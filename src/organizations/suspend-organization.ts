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

/** Stops an organization from booking, listing and accepting anything new; what is booked stands. */
@Injectable()
export class SuspendOrganization {
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
      moveOrganization(tx, viewer, 'suspendOrganization', organizationId, 'SUSPENDED', this.clock.now()),
    );
    if (moved.ok) {
      this.log.write('organization-suspended', {
        organization: logged.organization(moved.value.key),
        by: logged.account(viewer.accountKey),
      });
    }
    return moved;
  }
}
