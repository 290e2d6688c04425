import type { ValueTransformer } from 'typeorm';
import type { Instant } from '../core/time-range.js';
import { instantOrNull } from './sql-values.js';

/** For a column of type timestamptz: an instant in milliseconds. Undefined stays undefined, so a default applies. */
export const instants: ValueTransformer = {
  from: instantOrNull,
  to: (instant: Instant | null | undefined) => (instant == null ? instant : new Date(instant)),
};
