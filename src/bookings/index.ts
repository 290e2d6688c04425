/** One period, one or more resources of one provider: asking, booking by the semester, cancelling, downtimes. */
export { BookingsModule } from './bookings.module.js';
export { BookingLoader } from './booking/booking.loader.js';
export { BookingObject } from './booking/booking.object.js';
export { BookingConnection } from './booking/booking.payloads.js';
export { agreementsToBookUnder, type Offer, QuoteOffers } from './requests/quote-offers.js';
export { bookingUnder, seriesUnder } from './requests/own-keys.js';
export { RequestBooking, type RequestBookingCommand } from './requests/request-booking.js';
export { RequestBookingSeries, type RequestBookingSeriesCommand } from './series/request-booking-series.js';
export { UpdateBooking } from './life/update-booking.js';
export { type RequestByKey, requestsByKey } from './series/requests-by-key.queries.js';
export { RescheduleBooking } from './life/reschedule-booking.js';
export { ScheduleDowntime, type ScheduleDowntimeCommand } from './downtimes/schedule-downtime.js';
export { MissedUses } from './life/missed-uses.js';
export { SettleMissed } from './life/settle-missed.js';
export { SeriesLoader } from './series/series.loader.js';
export { referenceOf as bookingReferenceOf } from './core/booking.js';
export { sqlStatuses } from './core/booking-status.js';
export type { BookingConflict } from './core/rule-checks.js';
