import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { Environment } from '../platform/config/environment.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import { Database } from '../platform/db/database.js';
import type { AccessRefusal } from './core/access-refusal.js';
import { accountProblems, emailTaken, isEmail, tidyAccount } from './core/credentials.js';
import { insertAccount } from './accounts.repository.js';
import { openSession, type SignedIn } from './open-session.js';
import { Passwords } from './passwords.js';
import { userIdByEmail } from './users.queries.js';

/** Makes an account and signs in with it. An existing account is never changed. */
@Injectable()
export class SignUp {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly env: Environment,
    private readonly passwords: Passwords,
  ) {}

  async execute(input: {
    name: string;
    email: string;
    password: string;
  }): Promise<Result<SignedIn, readonly AccessRefusal[]>> {
    const { name, email, password } = tidyAccount(input);
    const problems = accountProblems({ name, email, password });
    if (isEmail(email) && (await userIdByEmail(this.database, email)) !== null) problems.push(emailTaken(email));
    if (problems.length > 0) return refuse(problems);

    const passwordHash = await this.passwords.hash(password);
    const now = this.clock.now();
    return this.database.transaction(async (tx) => {
      const userId = await insertAccount(tx, { name, email, passwordHash, createdAt: now });
      if (userId === null) return refuse([emailTaken(email)]);
      return ok(await openSession(tx, userId, now, this.env.sessionDays));
    });
  }
}
