import { Injectable } from '@nestjs/common';
import { usageById, usageOfBookings, type UsageRecord, UsageRecordObject } from '../../accounting/index.js';
import type { ViewerContext } from '../../access/index.js';
import { Database } from '../../platform/db/database.js';
import { bookingIds } from '../booking/booking-ids.js';
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
  async usage(context: ViewerContext, bookingId: string): Promise<UsageRecordObject[]> {
    const records = context.loaders.load(SettleMissed, (ids) => this.usages(ids), bookingId);
    return ((await records) ?? []).map(UsageRecordObject.of);
  }

  /** Null when the viewer may not see its booking. */
  async usageRecord(context: ViewerContext, id: string): Promise<UsageRecordObject | null> {
    const record = await context.loaders.load(usageById, (ids) => usageById(this.database, ids), id);
    if (record === null) return null;
    const { organizationId, id: booking } = record.booking;
    const visible = await this.bookings.booking(context, bookingIds.encode(organizationId, booking));
    return visible === null ? null : UsageRecordObject.of(record);
  }

  /** By the booking's id; what nobody has written down yet of those that were missed is written down first. */
  private async usages(ids: readonly string[]): Promise<Map<string, UsageRecord[]>> {
    const found = async (wanted: readonly string[]) => {
      const keys = wanted.flatMap((id) => bookingIds.decode(id) ?? []);
      const records = await usageOfBookings(this.database, keys);
      return Map.groupBy(records, ({ booking }) => bookingIds.encode(booking.organizationId, booking.id));
    };
    const usages = await found(ids);
    const without = ids.filter((id) => !usages.has(id));
    if (without.length === 0) return usages;
    await this.missed.ofBookings(without);
    return new Map([...usages, ...(await found(without))]);
  }
}
