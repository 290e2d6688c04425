/** Which days are not like others of their weekday: holidays, closures and days that are made up for. */
export { CalendarQueries } from './calendars.queries.js';
export { PublicCalendarPayload } from './calendars.payloads.js';
export { CalendarsModule } from './calendars.module.js';
export { ObservePublicCalendar } from './observe-public-calendar.js';
