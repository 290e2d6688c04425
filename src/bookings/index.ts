/** One period, one or more resources of one provider: asking, booking by the semester, cancelling, downtimes. */
export { BookingsModule } from './bookings.module.js';
export { BookingLoader } from './booking.loader.js';
export { BookingConnection } from './booking.payloads.js';
export { agreementsToBookUnder, type Offer, QuoteOffers } from './quote-offers.js';
export { RequestBooking, type RequestBookingCommand } from './request-booking.js';
export { RequestBookingSeries, type RequestBookingSeriesCommand } from './request-booking-series.js';
export { UpdateBooking } from './update-booking.js';
export { type RequestByKey, requestsByKey } from './requests-by-key.queries.js';
export { RescheduleBooking } from './reschedule-booking.js';
export { ScheduleDowntime, type ScheduleDowntimeCommand } from './schedule-downtime.js';
export { SettleMissed } from './settle-missed.js';
export { bookingIds } from './booking-ids.js';
export { referenceOf as bookingReferenceOf } from './core/booking.js';
export type { BookingConflict } from './core/examination.js';
