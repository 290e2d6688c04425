/** The parts of the service that tests reach into, by their places in src. */
interface Parts {
  'access/index': typeof import('../../src/access/index.js');
  'access/forget-old-access': typeof import('../../src/access/forget-old-access.js');
  'access/seen-sessions': typeof import('../../src/access/seen-sessions.js');
  'availability/forget-unused-calendars': typeof import('../../src/availability/forget-unused-calendars.js');
  'availability/index': typeof import('../../src/availability/index.js');
  'learners/erasures': typeof import('../../src/learners/erasures.js');
  'images/forget-unused-images': typeof import('../../src/images/forget-unused-images.js');
  'bookings/index': typeof import('../../src/bookings/index.js');
  'bookings/reading/listed-bookings': typeof import('../../src/bookings/reading/listed-bookings.js');
  'catalog/listed-resources': typeof import('../../src/catalog/listed-resources.js');
  'demand/forget-old-demand': typeof import('../../src/demand/forget-old-demand.js');
  'demo/index': typeof import('../../src/demo/index.js');
  'demand/index': typeof import('../../src/demand/index.js');
  'live/live-hub': typeof import('../../src/live/live-hub.js');
  'happenings/index': typeof import('../../src/happenings/index.js');
  'happenings/relay': typeof import('../../src/happenings/relay.js');
  'happenings/happening-months': typeof import('../../src/happenings/happening-months.js');
  'platform/clock/clock': typeof import('../../src/platform/clock/clock.js');
  'platform/config/environment': typeof import('../../src/platform/config/environment.js');
  'bookings/reading/sum-tallies': typeof import('../../src/bookings/reading/sum-tallies.js');
  'bookings/life/tell-expired': typeof import('../../src/bookings/life/tell-expired.js');
  'bookings/life/cancel-booking': typeof import('../../src/bookings/life/cancel-booking.js');
  'platform/db/database': typeof import('../../src/platform/db/database.js');
  'platform/db/fitness': typeof import('../../src/platform/db/fitness.js');
  'platform/db/guarantees': typeof import('../../src/platform/db/guarantees.js');
  'platform/db/zone-tables': typeof import('../../src/platform/db/zone-tables.js');
  'platform/jobs/jobs': typeof import('../../src/platform/jobs/jobs.js');
  'platform/security/security-log': typeof import('../../src/platform/security/security-log.js');
  'platform/work/request-scope': typeof import('../../src/platform/work/request-scope.js');
  'platform/work/unavailable': typeof import('../../src/platform/work/unavailable.js');
  'reports/snapshots/keep-months': typeof import('../../src/reports/snapshots/keep-months.js');
  'reports/snapshots/recount-months': typeof import('../../src/reports/snapshots/recount-months.js');
  service: typeof import('../../src/service.js');
  'tasks/home.queries': typeof import('../../src/tasks/home.queries.js');
  'tasks/tasks.queries': typeof import('../../src/tasks/tasks.queries.js');
  'timetables/index': typeof import('../../src/timetables/index.js');
}

declare const importOutside: <Module>(specifier: string) => Promise<Module>;

/** A part of the service as it was built for this run: the one that `startService` starts (service-environment.mjs). */
export const built = <Part extends keyof Parts>(part: Part): Promise<Parts[Part]> =>
  importOutside(new URL(`../../dist/src/${part}.js`, import.meta.url).href);

/** The driver through which the built service speaks to PostgreSQL. */
export const driver = async (): Promise<typeof import('pg')> =>
  (await importOutside<{ default: typeof import('pg') }>('pg')).default;

/** The mapper of the built service; its classes are the keys by which the service hands out data source and repositories. */
export const mapper = (): Promise<typeof import('typeorm')> => importOutside('typeorm');
