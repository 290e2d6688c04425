import { Injectable } from '@nestjs/common';
import { actorFor, logged, may, type Viewer } from '../access/index.js';
import { refusal } from '../platform/core/refusal.js';
import { happened } from '../happenings/index.js';
import { Clock } from '../platform/clock/clock.js';
import type { OrganizationKey } from '../platform/core/keys.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import { Database, type Tx } from '../platform/db/database.js';
import { SecurityLog } from '../platform/security/security-log.js';
import { organizationNotFound, organizationReasons, type OrganizationRefusal } from './core/refusals.js';
import { changeStatus, type OrganizationFacts } from './core/organization.js';
import { seesOrganization } from './organization-visibility.js';
import { ofOrganization } from './organization-happening.js';
import { lockOrganization, updateOrganizationStatus } from './organizations.repository.js';

/** The status to which each operation leads, and the names of the move in the feed and in the security log. */
const moves = {
  /** It books, lists and accepts: a platform admin has made sure who it is. */
  verifyOrganization: { status: 'VERIFIED', kind: 'ORGANIZATION_VERIFIED', line: 'organization-verified' },
  /** It books, lists and accepts nothing new; what is booked stands. */
  suspendOrganization: { status: 'SUSPENDED', kind: 'ORGANIZATION_SUSPENDED', line: 'organization-suspended' },
} as const;

type Moved = Result<OrganizationFacts, readonly OrganizationRefusal[]>;

/** The way of an organization to another status, as far as the viewer may lead it there. */
@Injectable()
export class MoveOrganization {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly log: SecurityLog,
  ) {}

  async execute(viewer: Viewer, operation: keyof typeof moves, organizationId: OrganizationKey): Promise<Moved> {
    const moved = await this.database.transaction((tx) => this.move(tx, viewer, operation, organizationId));
    if (moved.ok) {
      const organization = logged.organization(moved.value.key);
      this.log.write(moves[operation].line, { organization, by: logged.account(viewer.accountKey) });
    }
    return moved;
  }

  private async move(tx: Tx, viewer: Viewer, operation: keyof typeof moves, id: OrganizationKey): Promise<Moved> {
    const at = this.clock.now();
    const organization = await lockOrganization(tx, id);
    if (organization === null || !seesOrganization(viewer, organization)) {
      return refuse([organizationNotFound]);
    }
    if (!may(viewer, operation, { own: organization.key })) {
      return refuse([refusal(organizationReasons.changingStatus, ['organizationId'])]);
    }
    const { status, kind } = moves[operation];
    const changed = changeStatus(organization.status, status);
    if (!changed.ok) return refuse([changed.error]);
    await updateOrganizationStatus(tx, organization.key, changed.value);
    await happened(tx, ofOrganization(actorFor(viewer, null), organization, { kind, at }));
    return ok({ ...organization, status: changed.value });
  }
}
