import { Injectable } from '@nestjs/common';
import { happened } from '../../happenings/index.js';
import type { BookingKey, OrganizationKey } from '../../platform/core/keys.js';
import { Clock } from '../../platform/clock/clock.js';
import { ok } from '../../platform/core/result.js';
import type { Instant } from '../../platform/core/time-range.js';
import { Database, statement, type Tx } from '../../platform/db/database.js';
import { sqlInstant } from '../../platform/db/sql-values.js';
import { byTheClock } from '../booking/booking-happenings.js';
import { recordEnded } from './ended-bookings.js';
import { MISSED, missedBookings, type MissedRow } from './missed-bookings.js';

const ofProviders = statement('missed.of-providers')`select organization_id, booking_id, no_show_at from booking
    where ${MISSED} and ($2::bigint[] is null or organization_id = any ($2)) order by no_show_at limit $3`;

// A row that another transaction has locked is being settled or changed there.
const lock = statement('missed.lock')`select organization_id, booking_id, no_show_at from booking
    where organization_id = $2 and booking_id = any ($3::uuid[]) and ${MISSED} order by booking_id for no key update`;

const write = statement('missed.write')`
  update booking set recorded_status = 'NO_SHOW' where organization_id = $1 and booking_id = any ($2::uuid[])`;

/** The most bookings that one transaction settles. */
const BATCH = 200;

/**
 * Records no-shows: status, use, fee, returned included minutes. A booking counts as a no-show from its deadline on; this
 * only stores it. Safe to run twice.
 */
@Injectable()
export class SettleMissed {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** All bookings of these providers, or of every provider, that were missed by now; returns how many it settled. */
  async ofProviders(providers: readonly OrganizationKey[] | null = null): Promise<number> {
    const now = this.clock.now();
    let settled = 0;
    for (;;) {
      const rows = await this.database.run<MissedRow>(ofProviders, [sqlInstant(now), providers, BATCH]);
      for (const [provider, missed] of Map.groupBy(rows, (row) => row.organization_id)) {
        const keys = missed.map((row) => row.booking_id);
        await this.database.transaction(async (tx) => ok(await this.settle(tx, provider, keys, now)));
      }
      settled += rows.length;
      if (rows.length < BATCH) return settled;
    }
  }

  private async settle(
    tx: Tx,
    provider: OrganizationKey,
    keys: readonly BookingKey['id'][],
    now: Instant,
  ): Promise<void> {
    const rows = await tx.run<MissedRow>(lock, [sqlInstant(now), provider, keys]);
    const missed = await missedBookings(tx, rows, now);
    await tx.run(write, [provider, rows.map((row) => row.booking_id)]);
    await recordEnded(tx, missed, now);
    await happened(tx, ...missed.map(({ booking, endedAt }) => byTheClock(booking, 'BOOKING_MISSED', endedAt)));
  }
}
