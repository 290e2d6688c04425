import { Injectable } from '@nestjs/common';
import type { OrganizationKey } from '../../platform/core/keys.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Instant } from '../../platform/core/time-range.js';
import { Database, type Tx } from '../../platform/db/database.js';
import { insertAccount, markDemo, unmarkedCredentials } from '../accounts.repository.js';
import { closeAccounts } from '../close-accounts.js';
import { Passwords } from '../passwords.js';
import { CannotServe } from './cannot-serve.js';
import { accountByEmail, enabledDemoAccounts } from './operator-accounts.queries.js';

/** Accounts whose password is printed and stands in the documents; they are marked, so that none reaches strangers. */
@Injectable()
export class DemoAccounts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly passwords: Passwords,
  ) {}

  /** Makes a marked account unless the address has one. */
  async ensure(account: { name: string; email: string; password: string }): Promise<void> {
    if ((await accountByEmail(this.database, account.email)) !== null) return;
    const passwordHash = await this.passwords.hash(account.password);
    await insertAccount(this.database, { ...account, passwordHash, createdAt: this.clock.now(), isDemo: true });
  }

  /**
   * Marks accounts of an older demo world, which had no marks: they have one of its addresses and its password. An
   * account whose owner chose another password is somebody's own.
   */
  async recognize(addresses: readonly string[], password: string): Promise<void> {
    for (const { userId, passwordHash } of await unmarkedCredentials(this.database, addresses)) {
      if (await this.passwords.verify(passwordHash, password)) await markDemo(this.database, userId);
    }
  }

  /** Addresses of the demo accounts that can sign in. */
  async enabled(): Promise<string[]> {
    return (await enabledDemoAccounts(this.database)).map(({ email }) => email);
  }

  /** Throws CannotServe while a demo account can sign in. */
  async refuseAny(): Promise<void> {
    const enabled = await this.enabled();
    if (enabled.length === 0) return;
    throw new CannotServe(
      `The database has ${enabled.length} demo accounts, whose password everybody knows, among them ${enabled[0]}. ` +
        'Production does not start with them. Close them for good:\n' +
        '  npm run admin -- remove-demo\n' +
        '(in the image: node dist/src/admin.js remove-demo)',
    );
  }

  /** Closes all of them, as their owners could; answers how many, and the organizations to which they belonged. */
  async close(tx: Tx, now: Instant): Promise<{ accounts: number; organizationIds: OrganizationKey[] }> {
    const userIds = (await enabledDemoAccounts(tx)).map(({ userId }) => userId);
    return { accounts: userIds.length, organizationIds: await closeAccounts(tx, userIds, now) };
  }
}
