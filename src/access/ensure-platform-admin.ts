import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { WrongSettings } from '../platform/config/environment.js';
import { Locale } from '../platform/core/locale.js';
import { textIn } from '../platform/core/message.js';
import { ok } from '../platform/core/result.js';
import { Database } from '../platform/db/database.js';
import { SecurityLog } from '../platform/security/security-log.js';
import { insertAccount, setPlatformAdmin } from './accounts.repository.js';
import { accountProblems, tidyAccount } from './core/credentials.js';
import { CannotServe } from './operator/cannot-serve.js';
import { accountByEmail } from './operator/operator-accounts.queries.js';
import { Passwords } from './passwords.js';
import { logged } from './logged.js';

const settingOf: Readonly<Record<string, string>> = { email: 'ADMIN_EMAIL', password: 'ADMIN_PASSWORD' };

/** Makes the platform admin that the settings name, unless there is one with this address already. */
@Injectable()
export class EnsurePlatformAdmin {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly passwords: Passwords,
    private readonly log: SecurityLog,
  ) {}

  /**
   * Never promotes an account that is there, because anybody may have signed up with the address. A platform admin
   * keeps name and password. Throws WrongSettings and CannotServe.
   */
  async execute(email: string, password: string, name: string, isDemo = false): Promise<void> {
    const account = tidyAccount({ email, password, name });
    const problems = accountProblems(account);
    if (problems.length > 0) {
      const lines = problems.map(
        (problem) => `  ${settingOf[problem.field?.[0] ?? ''] ?? 'ADMIN_EMAIL'}: ${textIn(Locale.EN, problem)}`,
      );
      throw new WrongSettings(`These settings are wrong:\n${lines.join('\n')}`);
    }
    if (await this.isThere(account.email)) return;
    const passwordHash = await this.passwords.hash(password);
    const createdAt = this.clock.now();
    const made = await this.database.transaction(async (tx) => {
      const userId = await insertAccount(tx, { ...account, passwordHash, createdAt, isDemo });
      if (userId !== null) await setPlatformAdmin(tx, userId, true);
      return ok(userId);
    });
    const userId = made.ok ? made.value : null;
    if (userId !== null) {
      this.log.write('operator-command', { command: 'ADMIN_EMAIL', account: logged.account(userId) });
    }
    // Another instance may have made it meanwhile, or somebody may have signed up with the address.
    else await this.isThere(account.email);
  }

  private async isThere(email: string): Promise<boolean> {
    const known = await accountByEmail(this.database, email);
    if (known === null) return false;
    if (known.isPlatformAdmin) return true;
    throw new CannotServe(
      `${known.email} (ADMIN_EMAIL) is the address of an ordinary account, which anybody may have made. Nothing was ` +
        'changed. If you trust that account, make it platform administrator:\n' +
        `  npm run admin -- promote ${known.email}\n` +
        'Otherwise set ADMIN_EMAIL to another address, or leave ADMIN_EMAIL and ADMIN_PASSWORD out.',
    );
  }
}
