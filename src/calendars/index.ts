/** Special days: holidays, closures and make-up days. */
export { CalendarDayObject } from './calendar.objects.js';
export { CalendarQueries, type DayInForce } from './calendars.queries.js';
export { PublicCalendarPayload } from './calendars.payloads.js';
export { CalendarsModule } from './calendars.module.js';
export { ObservePublicCalendar } from './observe-public-calendar.js';
