import { Injectable } from '@nestjs/common';
import { type BookedRecord, bookedRecords, usageById, type UsageRecord } from '../../accounting/index.js';
import { Clock } from '../../platform/clock/clock.js';
import type { BookingKey, OrganizationKey, UsageKey } from '../../platform/core/keys.js';
import { Database } from '../../platform/db/database.js';
import { type EndedBooking, endedOf } from './ended-bookings.js';
import { missedOfBookings, missedOfOrganizations } from './missed-bookings.js';

/**
 * Uses of no-shows that no job has written yet, computed as it will write them. Readers look here first and then at what
 * is written, which stands for itself: so a use that is written in between appears once.
 */
@Injectable()
export class MissedUses {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async ofBookings(keys: readonly BookingKey[]): Promise<Map<BookingKey['id'], BookedRecord[]>> {
    const records = await this.records(await missedOfBookings(this.database, keys, this.clock.now()));
    return Map.groupBy(records, (record) => record.booking.id);
  }

  /** Records of bookings in which one of the organizations is a side. */
  async ofOrganizations(organizations: readonly OrganizationKey[]): Promise<BookedRecord[]> {
    return this.records(await missedOfOrganizations(this.database, [...new Set(organizations)], this.clock.now()));
  }

  /** The records that exist, by key, written or not. Not filtered by what a viewer may see. */
  async usageById(keys: readonly UsageKey[]): Promise<Map<UsageKey['id'], UsageRecord>> {
    if (keys.length === 0) return new Map();
    const wanted = new Set(keys.map(({ id }) => id));
    const missed = await this.ofOrganizations(keys.map((key) => key.provider));
    const unwritten = missed.filter(({ id }) => wanted.has(id.id)).map((record) => [record.id.id, record] as const);
    return new Map<UsageKey['id'], UsageRecord>([...unwritten, ...(await usageById(this.database, keys))]);
  }

  private async records(missed: readonly EndedBooking[]): Promise<BookedRecord[]> {
    // A no-show draws no included minutes, whatever is left of them.
    return missed.length === 0 ? [] : (await endedOf(this.database, missed)).flatMap((end) => bookedRecords(end, 0));
  }
}
