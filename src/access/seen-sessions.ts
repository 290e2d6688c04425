import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import type { Instant } from '../platform/core/time-range.js';
import { Database } from '../platform/db/database.js';
import { detached } from '../platform/work/request-scope.js';
import { markSeen } from './sessions.repository.js';

const MOST_WAITING = 1_000;

/**
 * Writes down when sessions were seen, aside from the requests that saw them: one statement at a time for all that
 * gathered meanwhile. A session that finds no place is written down after its next request.
 */
@Injectable()
export class SeenSessions implements BeforeApplicationShutdown {
  private readonly waiting = new Map<string, { tokenHash: Buffer; at: Instant }>();
  private writing: Promise<void> | null = null;

  constructor(
    private readonly database: Database,
    private readonly log: PinoLogger,
  ) {}

  note(tokenHash: Buffer, at: Instant): void {
    if (this.waiting.size >= MOST_WAITING) return;
    this.waiting.set(tokenHash.toString('hex'), { tokenHash, at });
    // The writing belongs to no request, so no request's end or time limit cuts it short.
    this.writing ??= detached(() => this.write());
  }

  /** Settles when all that was noted is written down. */
  async settled(): Promise<void> {
    await this.writing;
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.settled();
  }

  private async write(): Promise<void> {
    try {
      while (this.waiting.size > 0) {
        const batch = [...this.waiting.values()];
        this.waiting.clear();
        await markSeen(this.database, batch);
      }
    } catch (err) {
      this.log.warn({ err }, 'sessions that were seen could not be written down; their next request tries again');
    } finally {
      this.writing = null;
    }
  }
}
