import { Injectable } from '@nestjs/common';
import { Database } from '../platform/db/database.js';
import type { Viewer } from './core/viewer.js';
import { hashSecret } from './secret.js';
import { deleteSession, deleteSessionsOf } from './sessions.repository.js';

/** Revokes sessions: their tokens are worth nothing from then on. */
@Injectable()
export class SignOut {
  constructor(private readonly database: Database) {}

  async execute(viewer: Viewer, token: string | null, everywhere: boolean): Promise<void> {
    if (everywhere) await deleteSessionsOf(this.database, viewer.userId);
    else if (token !== null) await deleteSession(this.database, hashSecret(token));
  }
}
