import { Injectable } from '@nestjs/common';
import { logged } from '../logged.js';
import { Clock } from '../../platform/clock/clock.js';
import { refusal } from '../../platform/core/refusal.js';
import { ok, refuse, type Result } from '../../platform/core/result.js';
import type { Tx } from '../../platform/db/database.js';
import { violates } from '../../platform/db/sql-state.js';
import { SecurityLog } from '../../platform/security/security-log.js';
import type { AccessRefusal } from '../core/refusals.js';
import { foldEmail } from '../core/credentials.js';
import { roleWord } from '../core/member-role.js';
import type { Viewer } from '../core/viewer.js';
import { closeAccounts } from '../close-accounts.js';
import { neededAsAdmin } from '../needed-admins.queries.js';
import { ADMIN_REMAINS } from '../operator/platform-admins.js';
import type { Origin } from '../origin.js';
import { OwnPassword } from '../own-password.js';
import { viewerByUser } from '../viewers.queries.js';
import { hasAnotherPlatformAdmin, lockOrganizationsOf } from './closing.repository.js';
import { closingReasons } from './refusals.js';

const NAMED = 5;

const notConfirmed: AccessRefusal = refusal(closingReasons.notConfirmed, ['confirm']);

export const lastPlatformAdmin: AccessRefusal = refusal(closingReasons.lastPlatformAdmin, null);

function lastAdminOf(names: readonly string[]): AccessRefusal {
  const facts = { role: roleWord('ADMIN'), organizations: names.slice(0, NAMED).join(', ') };
  return names.length > NAMED
    ? refusal(closingReasons.lastOfRoleOfMore, null, { ...facts, more: names.length - NAMED })
    : refusal(closingReasons.lastOfRole, null, facts);
}

/** Closes the account that is signed in: nobody can sign in with it any more, and nothing names its person. */
@Injectable()
export class CloseAccount {
  constructor(
    private readonly clock: Clock,
    private readonly ownPassword: OwnPassword,
    private readonly log: SecurityLog,
  ) {}

  async execute(
    viewer: Viewer,
    input: { readonly currentPassword: string | null; readonly confirm: string },
    origin: Origin,
  ): Promise<Result<void, readonly AccessRefusal[]>> {
    const isConfirmed = foldEmail(input.confirm) === foldEmail(viewer.email);
    const given = { password: input.currentPassword, network: origin.network };
    const nothing = () => Promise.resolve(null);
    const closed = await this.ownPassword
      .proven<null, void>(viewer, given, nothing, (tx) =>
        isConfirmed ? this.close(tx, viewer) : Promise.resolve(refuse([notConfirmed])),
      )
      .catch((error: unknown) => {
        if (violates(error, ADMIN_REMAINS)) return refuse([lastPlatformAdmin]);
        throw error;
      });
    if (closed.ok) {
      this.log.write('account-closed', { account: logged.account(viewer.accountKey), network: origin.network });
    }
    if (!closed.ok && !isConfirmed && !closed.error.includes(notConfirmed)) {
      return refuse([...closed.error, notConfirmed]);
    }
    return closed;
  }

  private async close(tx: Tx, asker: Viewer): Promise<Result<void, readonly AccessRefusal[]>> {
    const now = this.clock.now();
    await lockOrganizationsOf(tx, asker.accountKey);
    const viewer = await viewerByUser(tx, asker.accountKey, now);
    const needed = await neededAsAdmin(tx, asker.accountKey, now);
    const problems = needed.length === 0 ? [] : [lastAdminOf(needed.map(({ name }) => name))];
    const isLast = viewer?.isPlatformAdmin === true && !(await hasAnotherPlatformAdmin(tx, asker.accountKey));
    if (isLast) problems.push(lastPlatformAdmin);
    if (problems.length > 0) return refuse(problems);
    await closeAccounts(tx, [asker.accountKey], now);
    return ok(undefined);
  }
}
