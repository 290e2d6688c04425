import { Injectable } from '@nestjs/common';
import { usageById, usageOfBookings, UsageRecordObject } from '../../accounting/index.js';
import type { ViewerContext } from '../../access/index.js';
import type { BookingKey, UsageKey } from '../../platform/core/keys.js';
import { Database } from '../../platform/db/database.js';
import { BookingLoader } from '../booking/booking.loader.js';
import type { BookingObject } from '../booking/booking.object.js';
import { MissedUses } from './missed-uses.js';

/** Usage records of bookings, batched. */
@Injectable()
export class UsageLoader {
  constructor(
    private readonly database: Database,
    private readonly bookings: BookingLoader,
    private readonly missed: MissedUses,
  ) {}

  /** The records of a booking that the viewer sees. */
  async usage({ loaders }: ViewerContext, { key, status }: BookingObject): Promise<UsageRecordObject[]> {
    const missed =
      status === 'NO_SHOW' ? await loaders.load(MissedUses, (keys) => this.missed.ofBookings(keys), key) : null;
    const written = await loaders.load(usageOfBookings, (keys) => this.written(keys), key);
    return (written ?? missed ?? []).map(UsageRecordObject.of);
  }

  /** The record of use; null = the viewer may not see its booking. */
  async usageRecord(context: ViewerContext, key: UsageKey): Promise<UsageRecordObject | null> {
    const record = await context.loaders.load(usageById, (keys) => this.missed.usageById(keys), key);
    if (record === null) return null;
    const visible = await this.bookings.booking(context, record.booking);
    return visible === null ? null : UsageRecordObject.of(record);
  }

  private async written(keys: readonly BookingKey[]) {
    return Map.groupBy(await usageOfBookings(this.database, keys), ({ booking }) => booking.id);
  }
}
