import { hash, verify } from '@node-rs/argon2';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Gate } from '../platform/work/gate.js';
import { normalizePassword } from './core/credentials.js';

/** Hashing fills threads that files and names of hosts need too, so few hashes run at a time. */
const AT_A_TIME = 2;
const PATIENCE_MS = 5_000;

/** Throws Unavailable when no place gets free in time. */
async function through<T>(gate: Gate, work: () => Promise<T>): Promise<T> {
  await gate.enter(performance.now() + PATIENCE_MS);
  try {
    return await work();
  } finally {
    gate.leave();
  }
}

/** argon2id with the package's defaults, which are OWASP's first choice: 19 MiB, 2 passes, 1 lane. */
@Injectable()
export class Passwords implements OnModuleInit {
  private decoy: string;
  private readonly checking = new Gate(AT_A_TIME);
  /** New passwords have a gate of their own, so that they never keep sign-ins waiting. */
  private readonly making = new Gate(AT_A_TIME);

  async onModuleInit(): Promise<void> {
    this.decoy = await this.hash('a password that nobody has');
  }

  hash(password: string): Promise<string> {
    return through(this.making, () => hash(normalizePassword(password)));
  }

  /** Takes as long for an account that does not exist (null) as for one that does. */
  async verify(passwordHash: string | null, password: string): Promise<boolean> {
    const right = await through(this.checking, () => verify(passwordHash ?? this.decoy, normalizePassword(password)));
    return right && passwordHash !== null;
  }
}
