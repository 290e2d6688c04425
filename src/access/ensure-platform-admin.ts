import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { ok } from '../platform/core/result.js';
import { Database } from '../platform/db/database.js';
import { insertAccount, makePlatformAdmin } from './accounts.repository.js';
import { Passwords } from './passwords.js';
import { userIdByEmail } from './users.queries.js';

/** The first platform admin comes from the settings of the service: nobody else could make one. */
@Injectable()
export class EnsurePlatformAdmin {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly passwords: Passwords,
  ) {}

  /** An account that is there keeps its name and password. */
  async execute(email: string, password: string, name: string): Promise<void> {
    const known = await userIdByEmail(this.database, email);
    const passwordHash = known === null ? await this.passwords.hash(password) : null;
    const createdAt = this.clock.now();
    await this.database.transaction(async (tx) => {
      if (passwordHash !== null) await insertAccount(tx, { name, email: email.trim(), passwordHash, createdAt });
      const userId = await userIdByEmail(tx, email);
      if (userId === null) throw new Error(`the account of ${email} could not be made`);
      await makePlatformAdmin(tx, userId);
      return ok(undefined);
    });
  }
}
