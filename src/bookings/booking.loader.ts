import { Injectable } from '@nestjs/common';
import { may, type Viewer, type ViewerContext } from '../access/index.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/db/database.js';
import { BookingObject } from './booking.object.js';
import { bookingsById } from './bookings.repository.js';
import { subjectOf } from './core/cancellation.js';
import { DowntimeObject } from './downtime.object.js';
import { downtimesById } from './downtimes.repository.js';
import { BookingSeriesObject } from './series.object.js';
import { type Occurrence, occurrencesOf, seriesById } from './series.repository.js';

/** What other objects refer to, batched; null when the viewer may not see it. */
@Injectable()
export class BookingLoader {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async booking(context: ViewerContext, id: string): Promise<BookingObject | null> {
    const booking = await context.loaders.load(
      bookingsById,
      (ids) => bookingsById(this.database, ids, this.clock.now()),
      id,
    );
    return booking !== null && this.sees(context.viewer, booking) ? BookingObject.of(booking) : null;
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
