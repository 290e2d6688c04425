import { Injectable } from '@nestjs/common';
import { may, type ViewerContext } from '../../access/index.js';
import type { SeriesKey } from '../../platform/core/keys.js';
import { Database } from '../../platform/db/database.js';
import { subjectOf } from '../core/cancellation.js';
import { BookingSeriesObject } from './series.object.js';
import { type Occurrence, occurrencesOf, seriesById } from './series.repository.js';

/** Series that other objects refer to, batched; null when the viewer may not see one. */
@Injectable()
export class SeriesLoader {
  constructor(private readonly database: Database) {}

  async series(context: ViewerContext, id: SeriesKey): Promise<BookingSeriesObject | null> {
    const series = await context.loaders.load(seriesById, (ids) => seriesById(this.database, ids), id);
    const { viewer } = context;
    return series !== null && viewer !== null && may(viewer, 'booking', subjectOf(series))
      ? BookingSeriesObject.of(series)
      : null;
  }

  /** The occurrences of a series that the viewer sees. */
  async occurrences(context: ViewerContext, seriesId: SeriesKey): Promise<Occurrence[]> {
    const occurrences = context.loaders.load(occurrencesOf, (ids) => occurrencesOf(this.database, ids), seriesId);
    return (await occurrences) ?? [];
  }
}
