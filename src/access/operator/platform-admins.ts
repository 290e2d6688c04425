import { Injectable } from '@nestjs/common';
import { ok, refuse, type Result } from '../../platform/core/result.js';
import { Database, type Tx } from '../../platform/db/database.js';
import { violates } from '../../platform/db/sql-state.js';
import { SecurityLog } from '../../platform/security/security-log.js';
import { setPlatformAdmin } from '../accounts.repository.js';
import { accountByEmail, type OperatorAccount, platformAdmins } from './operator-accounts.queries.js';

export const ADMIN_REMAINS = 'account_platform_admin_remains';

const LAST = 'This is the last enabled platform administrator. Promote another account first.';

/** Makes and unmakes platform administrators. Only the operator may, by commands; no request of the API can. */
@Injectable()
export class PlatformAdmins {
  constructor(
    private readonly database: Database,
    private readonly log: SecurityLog,
  ) {}

  list(): Promise<OperatorAccount[]> {
    return platformAdmins(this.database);
  }

  /** Refuses with a sentence; null = done. */
  async promote(email: string): Promise<string | null> {
    return this.decide('promote', email, true, (account) =>
      account.isEnabled ? null : `The account of ${account.email} is disabled. Enable it first.`,
    );
  }

  /** Refuses to unmake the last one that is enabled. */
  async demote(email: string): Promise<string | null> {
    try {
      return await this.decide('demote', email, false, (account) =>
        account.isPlatformAdmin ? null : `${account.email} is no platform administrator.`,
      );
    } catch (error) {
      if (violates(error, ADMIN_REMAINS)) return LAST;
      throw error;
    }
  }

  private async decide(
    command: 'promote' | 'demote',
    email: string,
    isPlatformAdmin: boolean,
    problemOf: (account: OperatorAccount) => string | null,
  ): Promise<string | null> {
    const decided = await this.database.transaction((tx) => this.change(tx, email, isPlatformAdmin, problemOf));
    if (!decided.ok) return decided.error;
    this.log.write('operator-command', { command, account: decided.value.userId });
    return null;
  }

  private async change(
    tx: Tx,
    email: string,
    isPlatformAdmin: boolean,
    problemOf: (account: OperatorAccount) => string | null,
  ): Promise<Result<OperatorAccount, string>> {
    const account = await accountByEmail(tx, email);
    if (account === null) return refuse(`There is no account with the address ${email}. Sign up with it first.`);
    const problem = problemOf(account);
    if (problem !== null) return refuse(problem);
    await setPlatformAdmin(tx, account.userId, isPlatformAdmin);
    return ok(account);
  }
}
