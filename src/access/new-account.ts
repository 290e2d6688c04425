import { Injectable } from '@nestjs/common';
import type { AccountKey } from '../platform/core/keys.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import type { Instant } from '../platform/core/time-range.js';
import type { Tx } from '../platform/db/database.js';
import type { AccessRefusal } from './core/refusals.js';
import { accountProblems, emailTaken, tidyAccount } from './core/credentials.js';
import { insertAccount } from './accounts.repository.js';
import { Passwords } from './passwords.js';

/** An account that passed the rules, with its hash: hashing takes long and stands in no transaction. */
export interface PreparedAccount {
  readonly name: string;
  readonly email: string;
  readonly passwordHash: string;
}

/** Accounts that a command of the operator makes, in a transaction of that command. */
@Injectable()
export class NewAccounts {
  constructor(private readonly passwords: Passwords) {}

  async prepare(account: {
    readonly name: string;
    readonly email: string;
    readonly password: string;
  }): Promise<Result<PreparedAccount, readonly AccessRefusal[]>> {
    const { name, email, password } = tidyAccount(account);
    const problems = accountProblems({ name, email, password });
    if (problems.length > 0) return refuse(problems);
    return ok({ name, email, passwordHash: await this.passwords.hash(password) });
  }

  /** The id of the new user; refused when the address is taken, in which case nothing changes. */
  async insert(
    tx: Tx,
    account: PreparedAccount,
    createdAt: Instant,
  ): Promise<Result<AccountKey, readonly AccessRefusal[]>> {
    const userId = await insertAccount(tx, { ...account, createdAt });
    return userId === null ? refuse([emailTaken(account.email)]) : ok(userId);
  }
}
