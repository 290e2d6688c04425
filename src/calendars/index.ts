/** Special days: holidays, closures and make-up days. */
export { CalendarQueries } from './calendars.queries.js';
export { PublicCalendarPayload } from './calendars.payloads.js';
export { CalendarsModule } from './calendars.module.js';
export { ObservePublicCalendar } from './observe-public-calendar.js';
