import { Injectable } from '@nestjs/common';
import { holdersOf } from '../../availability/index.js';
import { mapInSlices } from '../../platform/work/breathe.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/db/database.js';
import { windowsIn } from '../booking/booking-claims.js';
import { alternativesOf, alternativesWindow, besideOf } from './core/alternatives.js';
import type { BookedItem } from '../core/booking.js';
import type { Wish } from '../booking/refused-booking.js';
import type { TimeRange } from '../../platform/core/time-range.js';

export interface Alternative {
  readonly items: readonly BookedItem[];
  readonly period: TimeRange;
}

/** A wish for a date of a series, and the dates of it. */
export type DateWish = Wish & { readonly dates: readonly { readonly period: TimeRange }[] };

/** Finds other times at which the same may be had, when a client asks for them. */
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

  /** Alternatives of many dates of series, in one statement; none of them meets another date of its series. */
  async ofDates(wishes: readonly DateWish[]): Promise<Alternative[][]> {
    const now = this.clock.now();
    const windows = wishes.map(({ admission, period }) => windowsIn(admission, alternativesWindow(admission, period)));
    const found = await holdersOf(this.database, windows.flat(), now);
    let from = 0;
    const holders = windows.map(({ length }) => found.slice(from, (from += length)));
    return mapInSlices(wishes, ({ admission, period, dates }, index) => {
      const occupants = admission.items.map((item, place) => [
        ...(holders[index]?.[place] ?? []),
        ...dates.flatMap((other) => (other.period === period ? [] : [besideOf(item, other.period)])),
      ]);
      const items = admission.items.map((item) => ({ resourceId: item.resource.id, units: item.units }));
      return alternativesOf(admission, period, occupants, now).map((alternative) => ({ items, period: alternative }));
    });
  }
}
