import { hash, verify } from '@node-rs/argon2';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { normalizePassword } from './core/credentials.js';
import { Gate } from './gate.js';

/** Hashing fills threads that files and names of hosts need too, so few hashes run at a time. */
const AT_A_TIME = 2;
const MOST_WAITING = 300;

/** argon2id with the package's defaults, which are OWASP's first choice: 19 MiB, 2 passes, 1 lane. */
@Injectable()
export class Passwords implements OnModuleInit {
  private decoy: string;
  private readonly checking = new Gate(AT_A_TIME, MOST_WAITING);
  /** New passwords have a gate of their own, so that they never keep sign-ins waiting. */
  private readonly making = new Gate(AT_A_TIME, MOST_WAITING);

  async onModuleInit(): Promise<void> {
    this.decoy = await this.hash('a password that nobody has');
  }

  hash(password: string): Promise<string> {
    return this.making.pass(() => hash(normalizePassword(password)));
  }

  /** Takes as long for an account that does not exist (null) as for one that does. */
  async verify(passwordHash: string | null, password: string): Promise<boolean> {
    const right = await this.checking.pass(() => verify(passwordHash ?? this.decoy, normalizePassword(password)));
    return right && passwordHash !== null;
  }
}
