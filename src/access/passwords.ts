import { hash, verify } from '@node-rs/argon2';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { normalizePassword } from './core/credentials.js';

/** argon2id with the package's defaults, which are OWASP's first choice: 19 MiB, 2 passes, 1 lane. */
@Injectable()
export class Passwords implements OnModuleInit {
  private decoy: string;

  async onModuleInit(): Promise<void> {
    this.decoy = await this.hash('a password that nobody has');
  }

  hash(password: string): Promise<string> {
    return hash(normalizePassword(password));
  }

  /** Takes as long for an account that does not exist (null) as for one that does. */
  async verify(passwordHash: string | null, password: string): Promise<boolean> {
    const right = await verify(passwordHash ?? this.decoy, normalizePassword(password));
    return right && passwordHash !== null;
  }
}
