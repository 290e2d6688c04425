import { Injectable } from '@nestjs/common';
import { usageById, usageOfBookings, type UsageRecord, UsageRecordObject } from '../../accounting/index.js';
import { may, type Viewer, type ViewerContext } from '../../access/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/db/database.js';
import { bookingIds } from './booking-ids.js';
import { BookingObject } from './booking.object.js';
import { bookingsById } from './bookings.repository.js';
import type { Booking } from '../core/booking.js';
import { subjectOf } from '../core/cancellation.js';
import { DowntimeObject } from '../downtimes/downtime.object.js';
import { downtimesById } from '../downtimes/downtimes.repository.js';
import { BookingSeriesObject } from '../series/series.object.js';
import { SettleMissed } from '../life/settle-missed.js';
import { type Occurrence, occurrencesOf, seriesById } from '../series/series.repository.js';

/** What other objects refer to, batched; null when the viewer may not see it. */
@Injectable()
export class BookingLoader {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly missed: SettleMissed,
  ) {}

  async booking(context: ViewerContext, id: string): Promise<BookingObject | null> {
    const booking = await this.find(context, id);
    return booking !== null && this.sees(context.viewer, booking) ? BookingObject.of(booking) : null;
  }

  /** For what the viewer sees already, and refers to it. */
  async referredTo(context: ViewerContext, id: string): Promise<BookingObject> {
    const booking = await this.find(context, id);
    if (booking === null) throw new Error(`the booking ${id} is referred to and does not exist`);
    return BookingObject.of(booking);
  }

  /** Of a booking that the viewer sees. */
  async usage(context: ViewerContext, bookingId: string): Promise<UsageRecordObject[]> {
    const records = context.loaders.load(SettleMissed, (ids) => this.usages(ids), bookingId);
    return ((await records) ?? []).map(UsageRecordObject.of);
  }

  /** Null when the viewer may not see its booking. */
  async usageRecord(context: ViewerContext, id: string): Promise<UsageRecordObject | null> {
    const record = await context.loaders.load(usageById, (ids) => usageById(this.database, ids), id);
    if (record === null) return null;
    const { organizationId, id: booking } = record.booking;
    const visible = await this.booking(context, bookingIds.encode(organizationId, booking));
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

  private find(context: ViewerContext, id: string): Promise<Booking | null> {
    return context.loaders.load(bookingsById, (ids) => bookingsById(this.database, ids, this.clock.now()), id);
  }

  async series(context: ViewerContext, id: string): Promise<BookingSeriesObject | null> {
    const series = await context.loaders.load(seriesById, (ids) => seriesById(this.database, ids), id);
    return series !== null && this.sees(context.viewer, series) ? BookingSeriesObject.of(series) : null;
  }

  /** Of a series that the viewer sees. */
  async occurrences(context: ViewerContext, seriesId: string): Promise<Occurrence[]> {
    const occurrences = context.loaders.load(occurrencesOf, (ids) => occurrencesOf(this.database, ids), seriesId);
    return (await occurrences) ?? [];
  }

  async downtime(context: ViewerContext, id: string): Promise<DowntimeObject | null> {
    const downtime = await context.loaders.load(downtimesById, (ids) => downtimesById(this.database, ids), id);
    const visible =
      downtime !== null &&
      context.viewer !== null &&
      may(context.viewer, 'downtime', { provider: downtime.organizationId });
    return visible ? DowntimeObject.of(downtime) : null;
  }

  private sees(viewer: Viewer | null, row: Parameters<typeof subjectOf>[0]): boolean {
    return viewer !== null && may(viewer, 'booking', subjectOf(row));
  }
}
