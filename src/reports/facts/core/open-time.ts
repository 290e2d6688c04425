import { type OpeningCalendar, openRanges } from '../../../availability/core/opening-hours.js';
import { type Cut, cut, type Days, uncut } from '../../question/core/buckets.js';
import { type Grouping, isByTime } from '../../question/core/grouping.js';
import type { OpenTime } from './aggregator.js';

/** The window as a report cuts it, zone by zone, each once. */
export class Cuts {
  private readonly byZone = new Map<string, Cut>();

  constructor(
    private readonly grouping: Grouping,
    private readonly days: Days,
  ) {}

  in(timeZone: string): Cut {
    let known = this.byZone.get(timeZone);
    if (known === undefined) {
      known = isByTime(this.grouping) ? cut(this.grouping, this.days, timeZone) : uncut(this.days, timeZone);
      this.byZone.set(timeZone, known);
    }
    return known;
  }

  openTime(calendar: OpeningCalendar): OpenTime {
    const inZone = this.in(calendar.timeZone);
    return { cut: inZone, open: openRanges(calendar, inZone.window) };
  }
}
