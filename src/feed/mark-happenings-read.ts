import { Injectable } from '@nestjs/common';
import type { AccessRefusal, Viewer } from '../access/index.js';
import { Clock } from '../platform/clock/clock.js';
import { refusal } from '../platform/core/refusal.js';
import { ok, refuse, type Result } from '../platform/core/result.js';
import type { Instant } from '../platform/core/time-range.js';
import { Database } from '../platform/db/database.js';
import { markRead } from './happenings-read.repository.js';
import { feedReasons } from './refusals.js';

/** Marks as read what happened up to an instant. It moves forward only. */
@Injectable()
export class MarkHappeningsRead {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(viewer: Viewer, until: Instant): Promise<Result<Viewer, AccessRefusal[]>> {
    if (until > this.clock.now()) return refuse([refusal(feedReasons.notYet, ['until'])]);
    return this.database.transaction(async (tx) => {
      await markRead(tx, viewer.accountKey, until);
      return ok(viewer);
    });
  }
}
