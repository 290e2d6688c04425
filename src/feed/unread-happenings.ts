import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import { Clock } from '../platform/clock/clock.js';
import { DAY_MS, type Instant } from '../platform/core/time-range.js';
import { Database } from '../platform/db/database.js';
import { unreadCount } from './happenings.queries.js';
import { readUntil } from './happenings-read.repository.js';
import { seenInOwn } from './seen.js';

/** A person who never marked any has read what is older. */
const NEWS_DAYS = 14;

/** Counts what others or the clock did in the viewer's organizations since the viewer has read it. */
@Injectable()
export class UnreadHappenings {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The instant up to which the viewer has read. */
  async since(viewer: Viewer): Promise<Instant> {
    return (await readUntil(this.database, viewer.accountKey)) ?? this.clock.now() - NEWS_DAYS * DAY_MS;
  }

  /** At most 100. */
  async count(viewer: Viewer): Promise<number> {
    const organizations = [...viewer.roles.keys()];
    if (organizations.length === 0) return 0;
    const since = await this.since(viewer);
    return unreadCount(this.database, seenInOwn(viewer), { organizations, notBy: viewer.accountKey, since });
  }
}
