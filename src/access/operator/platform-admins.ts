import { Injectable } from '@nestjs/common';
import { type Message, message } from '../../platform/core/message.js';
import { logged } from '../logged.js';
import { ok, refuse, type Result } from '../../platform/core/result.js';
import { Database, type Tx } from '../../platform/db/database.js';
import { violates } from '../../platform/db/sql-state.js';
import { SecurityLog } from '../../platform/security/security-log.js';
import { setPlatformAdmin } from '../accounts.repository.js';
import { accountByEmail, type OperatorAccount, platformAdmins } from './operator-accounts.queries.js';
import { operatorSentences } from './sentences.js';

export const ADMIN_REMAINS = 'account_platform_admin_remains';

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

  /** null = done. */
  async promote(email: string): Promise<Message | null> {
    return this.decide('promote', email, true, (account) =>
      account.isEnabled ? null : message(operatorSentences.disabled, { email: account.email }),
    );
  }

  /** Refuses to unmake the last one that is enabled. */
  async demote(email: string): Promise<Message | null> {
    try {
      return await this.decide('demote', email, false, (account) =>
        account.isPlatformAdmin ? null : message(operatorSentences.noAdmin, { email: account.email }),
      );
    } catch (error) {
      if (violates(error, ADMIN_REMAINS)) return message(operatorSentences.last);
      throw error;
    }
  }

  private async decide(
    command: 'promote' | 'demote',
    email: string,
    isPlatformAdmin: boolean,
    problemOf: (account: OperatorAccount) => Message | null,
  ): Promise<Message | null> {
    const decided = await this.database.transaction((tx) => this.change(tx, email, isPlatformAdmin, problemOf));
    if (!decided.ok) return decided.error;
    this.log.write('operator-command', { command, account: logged.account(decided.value.userId) });
    return null;
  }

  private async change(
    tx: Tx,
    email: string,
    isPlatformAdmin: boolean,
    problemOf: (account: OperatorAccount) => Message | null,
  ): Promise<Result<OperatorAccount, Message>> {
    const account = await accountByEmail(tx, email);
    if (account === null) return refuse(message(operatorSentences.noAccount, { email }));
    const problem = problemOf(account);
    if (problem !== null) return refuse(problem);
    await setPlatformAdmin(tx, account.userId, isPlatformAdmin);
    return ok(account);
  }
}
