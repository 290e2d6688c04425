import { Injectable } from '@nestjs/common';
import { actorFor, logged, may, type Viewer } from '../access/index.js';
import { refusal } from '../platform/core/refusal.js';
import { happened } from '../happenings/index.js';
import { Clock } from '../platform/clock/clock.js';
import type { OrganizationKey } from '../platform/core/keys.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import { Database, type Tx } from '../platform/db/database.js';
import { SecurityLog } from '../platform/security/security-log.js';
import { textProblems } from './core/line.js';
import { organizationNotFound, organizationReasons, type OrganizationRefusal } from './core/refusals.js';
import { changeStatus, declined, type OrganizationFacts, type OrganizationStatus } from './core/organization.js';
import { textOrNull } from './core/organization-details.js';
import { seesOrganization } from './organization-visibility.js';
import { ofOrganization } from './organization-happening.js';
import { lockOrganization, updateOrganizationStatus } from './organizations.repository.js';

interface Move {
  readonly status: (organization: OrganizationFacts) => Result<OrganizationStatus, OrganizationRefusal>;
  /** Whether the organization is told why, may be told, or cannot be. */
  readonly reason: 'NEEDED' | 'KEPT' | 'CLEARED';
}

/** The status to which each operation leads, and the names of the move in the feed and in the security log. */
const moves = {
  /** It books, lists and accepts: a platform admin has made sure who it is. */
  verifyOrganization: {
    status: ({ status }) => changeStatus(status, 'VERIFIED'),
    reason: 'CLEARED',
    kind: 'ORGANIZATION_VERIFIED',
    line: 'organization-verified',
  },
  /** It stays PENDING until its ADMIN has corrected what the reason says. */
  declineOrganization: {
    status: declined,
    reason: 'NEEDED',
    kind: 'ORGANIZATION_DECLINED',
    line: 'organization-declined',
  },
  /** It books, lists and accepts nothing new; what is booked stands. */
  suspendOrganization: {
    status: ({ status }) => changeStatus(status, 'SUSPENDED'),
    reason: 'KEPT',
    kind: 'ORGANIZATION_SUSPENDED',
    line: 'organization-suspended',
  },
} as const satisfies Record<string, Move & Record<'kind' | 'line', string>>;

type Operation = keyof typeof moves;

export interface MoveCommand {
  readonly organizationId: OrganizationKey;
  /** Told to the members; blank = none. */
  readonly reason?: string | null | undefined;
}

/** Every problem of a trimmed reason. */
function reasonProblems(operation: Operation, reason: string | null): OrganizationRefusal[] {
  if (reason === null && moves[operation].reason === 'NEEDED') {
    return [refusal(organizationReasons.decliningNeedsReason, ['reason'])];
  }
  return textProblems('reason', reason);
}

type Moved = Result<OrganizationFacts, readonly OrganizationRefusal[]>;

/** The way of an organization to another status, as far as the viewer may lead it there. */
@Injectable()
export class MoveOrganization {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly log: SecurityLog,
  ) {}

  async execute(viewer: Viewer, operation: Operation, command: MoveCommand): Promise<Moved> {
    const moved = await this.database.transaction((tx) => this.move(tx, viewer, operation, command));
    if (moved.ok) {
      const organization = logged.organization(moved.value.key);
      this.log.write(moves[operation].line, { organization, by: logged.account(viewer.accountKey) });
    }
    return moved;
  }

  private async move(tx: Tx, viewer: Viewer, operation: Operation, command: MoveCommand): Promise<Moved> {
    const at = this.clock.now();
    const organization = await lockOrganization(tx, command.organizationId);
    if (organization === null || !seesOrganization(viewer, organization)) {
      return refuse([organizationNotFound]);
    }
    if (!may(viewer, operation, { own: organization.key })) {
      return refuse([refusal(organizationReasons.changingStatus, ['organizationId'])]);
    }
    const { status, kind } = moves[operation];
    const reason = textOrNull(command.reason);
    const problems = reasonProblems(operation, reason);
    if (problems.length > 0) return refuse(problems);
    const changed = status(organization);
    if (!changed.ok) return refuse([changed.error]);
    const change = { status: changed.value, statusReason: moves[operation].reason === 'CLEARED' ? null : reason };
    await updateOrganizationStatus(tx, organization.key, change);
    await happened(tx, ofOrganization(actorFor(viewer, null), organization, { kind, at, reason }));
    return ok({ ...organization, ...change });
  }
}
