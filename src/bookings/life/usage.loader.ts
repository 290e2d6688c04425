import { Injectable } from '@nestjs/common';
import { usageById, usageOfBookings, type UsageRecord, UsageRecordObject } from '../../accounting/index.js';
import type { ViewerContext } from '../../access/index.js';
import type { BookingKey, UsageKey } from '../../platform/core/keys.js';
import { Database } from '../../platform/db/database.js';
import { BookingLoader } from '../booking/booking.loader.js';
import { SettleMissed } from './settle-missed.js';

/** Usage records of bookings, batched. */
@Injectable()
export class UsageLoader {
  constructor(
    private readonly database: Database,
    private readonly bookings: BookingLoader,
    private readonly missed: SettleMissed,
  ) {}

  /** The records of a booking that the viewer sees. */
  async usage(context: ViewerContext, bookingId: BookingKey): Promise<UsageRecordObject[]> {
    const records = context.loaders.load(SettleMissed, (ids) => this.usages(ids), bookingId);
    return ((await records) ?? []).map(UsageRecordObject.of);
  }

  /** The record of use; null = the viewer may not see its booking. */
  async usageRecord(context: ViewerContext, key: UsageKey): Promise<UsageRecordObject | null> {
    const record = await context.loaders.load(usageById, (keys) => usageById(this.database, keys), key);
    if (record === null) return null;
    const visible = await this.bookings.booking(context, record.booking);
    return visible === null ? null : UsageRecordObject.of(record);
  }

  /** By the booking; what nobody has written down yet of those that were missed is written down first. */
  private async usages(keys: readonly BookingKey[]): Promise<Map<BookingKey['id'], UsageRecord[]>> {
    const found = async (wanted: readonly BookingKey[]) => {
      const records = await usageOfBookings(this.database, wanted);
      return Map.groupBy(records, ({ booking }) => booking.id);
    };
    const usages = await found(keys);
    const without = keys.filter((key) => !usages.has(key.id));
    if (without.length === 0) return usages;
    await this.missed.ofBookings(without);
    return new Map([...usages, ...(await found(without))]);
  }
}
