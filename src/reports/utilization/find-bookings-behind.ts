import { Injectable } from '@nestjs/common';
import { grouped, isByTime } from '../question/core/grouping.js';
import { GatherFacts, partsOf } from '../facts/gather-facts.js';
import type { UtilizationQuestion } from '../question/report-question.js';
import type { Viewer } from '../../access/index.js';
import type { BookingKey } from '../../platform/core/keys.js';
import type { Instant } from '../../platform/core/time-range.js';
import { behind, type BookedFigure } from './core/behind.js';

/** A booking that has a part in a figure. */
export interface BookingBehind {
  readonly key: BookingKey;
  readonly startsAt: Instant;
}

/** Finds the bookings behind a figure of a report by the computation that made it. */
@Injectable()
export class FindBookingsBehind {
  constructor(private readonly facts: GatherFacts) {}

  /**
   * By start, then UUID. `key` is that of the row; null: of the totals. Null when the viewer may not see the report.
   */
  async execute(
    viewer: Viewer,
    question: UtilizationQuestion,
    key: string | null,
    figure: BookedFigure,
  ): Promise<BookingBehind[] | null> {
    const resources = await this.facts.resources(viewer, question);
    if (resources === null) return null;
    const groups = grouped(question.groupBy, question.days, resources);
    const row = key === null ? null : groups.heads.findIndex((head) => head.key === key);
    if (row === -1) return [];
    const byTime = isByTime(question.groupBy);
    const asked = resources.filter((each) => row === null || byTime || groups.rowsOf(each)?.includes(row) === true);
    const found = new Map<BookingKey['id'], BookingBehind>();
    const parts = partsOf(question.days, asked, true);
    await this.facts.visit(question.groupBy, parts, ({ organizationKey, resources: ofProvider, time }) => {
      const late = figure === 'LATE_CANCELLATIONS';
      const keys = late ? time.lateKeys : time.bookingKeys;
      for (const resource of ofProvider) {
        const numbers = new Set(behind(resource, figure, byTime ? row : null));
        const times = late
          ? resource.lateCancellations
          : resource.booked.map(({ booking, reserved }) => ({ booking, startsAt: reserved.startsAt }));
        for (const { booking, startsAt } of times.filter((each) => numbers.has(each.booking))) {
          const id = keys.get(booking);
          if (id !== undefined) found.set(id, { key: { provider: organizationKey, id }, startsAt });
        }
      }
    });
    return [...found.values()].sort((a, b) => a.startsAt - b.startsAt || (a.key.id < b.key.id ? -1 : 1));
  }
}
