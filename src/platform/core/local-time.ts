/**
 * Wall-clock values, which say nothing of a zone. A LocalDateTime is counted in milliseconds as if the wall clock were
 * UTC, so that its arithmetic is exact; it is branded so that it cannot be taken for an Instant by mistake.
 */
declare const localDateTimeBrand: unique symbol;
export type LocalDateTime = number & { readonly [localDateTimeBrand]: true };

/** Minutes since local midnight, 0 to 1440; 1440 is 24:00, the end of the day. */
export type LocalTime = number;

/** ISO 8601: MONDAY is 1, SUNDAY is 7. */
export type IsoWeekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;
