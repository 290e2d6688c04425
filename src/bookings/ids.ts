import type { BookingKey, DowntimeKey, SeriesKey } from '../platform/core/keys.js';
import { OwnedIds } from '../platform/graphql/ids.js';

export const bookingIds = new OwnedIds<BookingKey>('bkg');
export const seriesIds = new OwnedIds<SeriesKey>('ser');
export const downtimeIds = new OwnedIds<DowntimeKey>('dwn');
