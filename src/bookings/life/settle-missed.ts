import { Injectable } from '@nestjs/common';
import { happened } from '../../happenings/index.js';
import type { BookingKey, OrganizationKey } from '../../platform/core/keys.js';
import { Clock } from '../../platform/clock/clock.js';
import { ok } from '../../platform/core/result.js';
import type { Instant } from '../../platform/core/time-range.js';
import { Database, statement, type Tx } from '../../platform/db/database.js';
import { instantOf, sqlInstant } from '../../platform/db/sql-values.js';
import { byTheClock } from '../booking/booking-happenings.js';
import { bookingsById } from '../booking/bookings.repository.js';
import { recordEnded } from './ended-bookings.js';

const MISSED = `recorded_status = 'CONFIRMED' and no_show_at <= $1`;

const ofBookings = statement(
  'missed.of-bookings',
  `select b.organization_id, b.booking_id from booking b
     join unnest($2::bigint[], $3::uuid[]) as w (organization_id, booking_id) using (organization_id, booking_id)
    where ${MISSED}`,
);

const ofProviders = statement(
  'missed.of-providers',
  `select organization_id, booking_id from booking
    where ${MISSED} and ($2::bigint[] is null or organization_id = any ($2)) order by no_show_at limit $3`,
);

const ofOrganization = statement(
  'missed.of-organization',
  `select organization_id, booking_id from booking where ${MISSED} and (organization_id = $2 or consumer_id = $2)`,
);

// A row that another transaction has locked is being settled or changed there.
const lock = statement(
  'missed.lock',
  `select organization_id, booking_id, no_show_at from booking
    where organization_id = $2 and booking_id = any ($3::uuid[]) and ${MISSED} order by booking_id for no key update`,
);

const write = statement(
  'missed.write',
  `update booking set recorded_status = 'NO_SHOW' where organization_id = $1 and booking_id = any ($2::uuid[])`,
);

interface KeyRow {
  readonly organization_id: OrganizationKey;
  readonly booking_id: BookingKey['id'];
}

const keyOf = (row: KeyRow): BookingKey => ({ provider: row.organization_id, id: row.booking_id });

/** The most bookings that one transaction settles. */
const BATCH = 200;

/**
 * Writes down what nobody came to: that it was missed, its use, its fee, and the included minutes that it gives back.
 * All of it has been so since the instant at which it was missed; this makes records of it, once, whoever asks first.
 */
@Injectable()
export class SettleMissed {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Settles those of the bookings that were missed. */
  async ofBookings(keys: readonly BookingKey[]): Promise<void> {
    if (keys.length === 0) return;
    const now = this.clock.now();
    const values = [sqlInstant(now), keys.map((key) => key.provider), keys.map((key) => key.id)];
    await this.settle((await this.database.run<KeyRow>(ofBookings, values)).map(keyOf), now);
  }

  /** All that was missed by now in which the organization is a side. */
  async ofOrganization(organizationId: OrganizationKey): Promise<void> {
    const now = this.clock.now();
    const values = [sqlInstant(now), organizationId];
    await this.settle((await this.database.run<KeyRow>(ofOrganization, values)).map(keyOf), now);
  }

  /** All that was missed by now of these providers, or of everybody; answers how many were settled. */
  async ofProviders(providers: readonly OrganizationKey[] | null = null): Promise<number> {
    const now = this.clock.now();
    let settled = 0;
    for (;;) {
      const rows = await this.database.run<KeyRow>(ofProviders, [sqlInstant(now), providers, BATCH]);
      await this.settle(rows.map(keyOf), now);
      settled += rows.length;
      if (rows.length < BATCH) return settled;
    }
  }

  private async settle(missed: readonly BookingKey[], now: Instant): Promise<void> {
    for (const [provider, keys] of Map.groupBy(missed, (key) => key.provider)) {
      for (let first = 0; first < keys.length; first += BATCH) {
        const batch = keys.slice(first, first + BATCH);
        await this.database.transaction(async (tx) => ok(await this.settleOf(tx, provider, batch, now)));
      }
    }
  }

  private async settleOf(tx: Tx, provider: OrganizationKey, keys: readonly BookingKey[], now: Instant): Promise<void> {
    const rows = await tx.run<KeyRow & { readonly no_show_at: Date }>(lock, [
      sqlInstant(now),
      provider,
      keys.map((key) => key.id),
    ]);
    const ids = rows.map((row) => row.booking_id);
    const bookings = await bookingsById(
      tx,
      ids.map((id) => ({ provider, id })),
      now,
    );
    await tx.run(write, [provider, ids]);
    const ended = [...bookings.values()].map((booking) => ({ booking, outcome: 'NO_SHOW' as const, used: null }));
    await recordEnded(tx, ended, now);
    const missed = rows.flatMap((row) => {
      const booking = bookings.get(row.booking_id);
      return booking === undefined ? [] : [byTheClock(booking, 'BOOKING_MISSED', instantOf(row.no_show_at))];
    });
    await happened(tx, ...missed);
  }
}
