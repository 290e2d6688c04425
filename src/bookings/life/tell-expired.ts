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

const EXPIRED = 'expires_at <= $1 and not expiry_told';

const providers = statement('expired.providers')`
  select distinct organization_id from (select organization_id from booking where ${EXPIRED} order by expires_at limit 10000) b`;

/** The most that are told in one transaction. */
const BATCH = 200;

const mark = statement('expired.mark')`update booking b set expiry_told = true
     from (select booking_id from booking where organization_id = $2 and ${EXPIRED}
            order by expires_at, booking_id limit ${BATCH} for no key update skip locked) e
    where b.organization_id = $2 and b.booking_id = e.booking_id
   returning b.booking_id, b.expires_at`;

interface Marked {
  readonly booking_id: BookingKey['id'];
  readonly expires_at: Date;
}

/** Tells once of each booking that expired, at the instant at which it did. Its status follows from the clock anyway. */
@Injectable()
export class TellExpired {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    const now = this.clock.now();
    const rows = await this.database.run<{ organization_id: OrganizationKey }>(providers, [sqlInstant(now)]);
    for (const { organization_id: provider } of rows) {
      for (let told = BATCH; told === BATCH;) {
        const batch = await this.database.transaction(async (tx) => ok(await this.tell(tx, provider, now)));
        told = batch.ok ? batch.value : 0;
      }
    }
  }

  private async tell(tx: Tx, provider: OrganizationKey, now: Instant): Promise<number> {
    const marked = await tx.run<Marked>(mark, [sqlInstant(now), provider]);
    const keys = marked.map((row) => ({ provider, id: row.booking_id }));
    const bookings = await bookingsById(tx, keys, now);
    const expired = marked.flatMap((row) => {
      const booking = bookings.get(row.booking_id);
      return booking === undefined ? [] : [byTheClock(booking, 'BOOKING_EXPIRED', instantOf(row.expires_at))];
    });
    await happened(tx, ...expired);
    return marked.length;
  }
}
