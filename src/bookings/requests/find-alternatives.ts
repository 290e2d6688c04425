import { Injectable } from '@nestjs/common';
import { holdersOf } from '../../availability/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/db/database.js';
import { windowsIn } from '../booking/booking-claims.js';
import { alternativesOf, alternativesWindow } from './core/alternatives.js';
import type { BookedItem } from '../core/booking.js';
import type { Wish } from '../booking/refused-booking.js';
import type { TimeRange } from '../../platform/core/time-range.js';

export interface Alternative {
  readonly items: readonly BookedItem[];
  readonly period: TimeRange;
}

/** When else the same may be had: looked up only when somebody asks, in one statement. */
@Injectable()
export class FindAlternatives {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute({ admission, period, moving }: Wish): Promise<Alternative[]> {
    const now = this.clock.now();
    const windows = windowsIn(admission, alternativesWindow(admission, period));
    const found = await holdersOf(this.database, windows, now);
    const occupants = found.map((holders) => holders.filter(({ holderId }) => holderId !== moving?.id));
    const items = admission.items.map((item) => ({ resourceId: item.resource.id, units: item.units }));
    return alternativesOf(admission, period, occupants, now).map((alternative) => ({ items, period: alternative }));
  }
}
