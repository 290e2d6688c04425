import { type Breach, breachesIn, breachesOfCheckout, plant } from './planted-tree.js';

/** A tree that keeps every rule, with one of each import that is allowed. */
const lawful = {
  'src/main.ts': ['src/app.module.ts'],
  'src/app.module.ts': ['src/bookings/index.ts', 'src/platform/http/health.controller.ts'],
  'src/platform/http/health.controller.ts': ['src/platform/db/database.ts'],
  'src/platform/db/database.ts': ['src/platform/core/result.ts', 'pg', 'migrations/index.ts'],
  'src/bookings/index.ts': ['src/bookings/request-booking.ts'],
  'src/bookings/request-booking.ts': [
    'src/bookings/core/decide.ts',
    'src/bookings/bookings.repository.ts',
    'src/catalog/index.ts',
    'src/platform/core/result.ts',
  ],
  'src/bookings/bookings.resolver.ts': ['src/bookings/request-booking.ts'],
  'src/bookings/bookings.repository.ts': ['typeorm'],
  'src/bookings/booking/bookings.inputs.ts': ['src/bookings/ids.ts', 'src/access/ids.ts'],
  'src/bookings/ids.ts': ['src/platform/graphql/ids.ts'],
  'src/bookings/core/decide.ts': ['src/availability/core/hours.ts', 'src/platform/core/result.ts', 'luxon'],
  'src/timetables/plan.ts': ['src/bookings/index.ts'],
  'src/demo/seed.ts': ['src/timetables/index.ts', 'src/bookings/index.ts', 'src/access/index.ts'],
  'migrations/index.ts': ['typeorm'],
  'web/src/app/routes.ts': ['web/src/features/search/find.page.ts'],
  'web/src/features/search/find.page.ts': [
    'web/src/app/session.ts',
    'web/src/timeline/day-list.ts',
    'web/src/ui/page.ts',
  ],
} as const;

/** One breach per file; each must be told by exactly the rule named, or nobody would know what to mend. */
const planted: readonly Breach[] = [
  { rule: 'slices-platform', from: 'src/platform/db/knows-slice.ts', to: 'src/access/index.ts' },
  { rule: 'slices-access', from: 'src/access/upward.ts', to: 'src/organizations/index.ts' },
  { rule: 'slices-api', from: 'src/api/upward.ts', to: 'src/organizations/index.ts' },
  { rule: 'slices-organizations', from: 'src/organizations/upward.ts', to: 'src/catalog/index.ts' },
  { rule: 'slices-learners', from: 'src/learners/upward.ts', to: 'src/catalog/index.ts' },
  { rule: 'slices-availability', from: 'src/availability/sideways.ts', to: 'src/organizations/index.ts' },
  { rule: 'slices-skills', from: 'src/skills/upward.ts', to: 'src/organizations/index.ts' },
  { rule: 'slices-catalog', from: 'src/catalog/upward.ts', to: 'src/bookings/index.ts' },
  { rule: 'slices-accounting', from: 'src/accounting/upward.ts', to: 'src/bookings/index.ts' },
  { rule: 'slices-bookings', from: 'src/bookings/upward.ts', to: 'src/timetables/index.ts' },
  { rule: 'slices-timetables', from: 'src/timetables/upward.ts', to: 'src/demo/index.ts' },
  { rule: 'slices-demo', from: 'src/demo/outward.ts', to: 'src/main.ts' },
  { rule: 'slices-catalog', from: 'src/catalog/core/upward.ts', to: 'src/bookings/core/decide.ts' },
  { rule: 'slices-calendars', from: 'src/calendars/upward.ts', to: 'src/bookings/index.ts' },
  { rule: 'slices-demand', from: 'src/demand/upward.ts', to: 'src/bookings/index.ts' },
  { rule: 'slices-courses', from: 'src/courses/upward.ts', to: 'src/catalog/index.ts' },
  { rule: 'slices-settlement', from: 'src/settlement/upward.ts', to: 'src/timetables/index.ts' },
  { rule: 'slices-tasks', from: 'src/tasks/upward.ts', to: 'src/timetables/index.ts' },
  { rule: 'slices-search', from: 'src/search/upward.ts', to: 'src/timetables/index.ts' },
  { rule: 'slices-reports', from: 'src/reports/upward.ts', to: 'src/timetables/index.ts' },
  { rule: 'slices-live', from: 'src/live/upward.ts', to: 'src/timetables/index.ts' },
  { rule: 'console-time', from: 'web/src/time/upward.ts', to: 'web/src/ui/page.ts' },
  { rule: 'console-ui', from: 'web/src/ui/upward.ts', to: 'web/src/features/search/find.page.ts' },
  { rule: 'console-timeline', from: 'web/src/timeline/upward.ts', to: 'web/src/app/session.ts' },
  { rule: 'console-features', from: 'web/src/features/series/to-frame.ts', to: 'web/src/app/routes.ts' },
  { rule: 'console-features', from: 'web/src/features/series/sideways.ts', to: 'web/src/features/search/find.page.ts' },
  { rule: 'console-api', from: 'web/src/api/to-service.ts', to: 'src/bookings/index.ts' },
  { rule: 'bookings-core', from: 'src/bookings/core/upward.ts', to: 'src/bookings/life/core/transitions.ts' },
  { rule: 'bookings-booking', from: 'src/bookings/booking/upward.ts', to: 'src/bookings/life/advance.ts' },
  { rule: 'bookings-downtimes', from: 'src/bookings/downtimes/upward.ts', to: 'src/bookings/life/advance.ts' },
  { rule: 'bookings-requests', from: 'src/bookings/requests/upward.ts', to: 'src/bookings/life/advance.ts' },
  { rule: 'bookings-life', from: 'src/bookings/life/upward.ts', to: 'src/bookings/series/cancel.ts' },
  { rule: 'bookings-series', from: 'src/bookings/series/upward.ts', to: 'src/bookings/reading/list.ts' },
  { rule: 'reports-question', from: 'src/reports/question/upward.ts', to: 'src/reports/facts/gather.ts' },
  { rule: 'reports-facts', from: 'src/reports/facts/upward.ts', to: 'src/reports/snapshots/keep.ts' },
  { rule: 'reports-snapshots', from: 'src/reports/snapshots/upward.ts', to: 'src/reports/utilization/report.ts' },
  { rule: 'reports-utilization', from: 'src/reports/utilization/sideways.ts', to: 'src/reports/idle/find.ts' },
  { rule: 'slices-listed', from: 'src/unheard/of.ts', to: 'src/platform/core/result.ts' },
  { rule: 'platform-core', from: 'src/platform/core/upward.ts', to: 'src/platform/config/environment.ts' },
  { rule: 'platform-config', from: 'src/platform/config/upward.ts', to: 'src/platform/db/database.ts' },
  { rule: 'platform-clock', from: 'src/platform/clock/upward.ts', to: 'src/platform/db/database.ts' },
  { rule: 'platform-db', from: 'src/platform/db/upward.ts', to: 'src/platform/graphql/connection.ts' },
  { rule: 'platform-jobs', from: 'src/platform/jobs/upward.ts', to: 'src/platform/graphql/connection.ts' },
  { rule: 'platform-graphql', from: 'src/platform/graphql/upward.ts', to: 'src/platform/http/health.controller.ts' },
  { rule: 'platform-http', from: 'src/platform/http/upward.ts', to: 'src/platform/live/sockets.ts' },
  { rule: 'platform-layers-listed', from: 'src/platform/unheard/of.ts', to: 'src/platform/core/result.ts' },
  { rule: 'door', from: 'src/bookings/through-window.ts', to: 'src/catalog/create-resource.ts' },
  { rule: 'door', from: 'src/bookings/through-core.ts', to: 'src/availability/core/hours.ts' },
  { rule: 'door-of-root', from: 'src/service.ts', to: 'src/catalog/create-resource.ts' },
  { rule: 'own-door', from: 'src/catalog/round-about.ts', to: 'src/catalog/index.ts' },
  { rule: 'ids-at-the-edge', from: 'src/bookings/reads-ids.ts', to: 'src/access/ids.ts' },
  { rule: 'ids-at-the-edge', from: 'src/catalog/makes-ids.ts', to: 'src/platform/graphql/ids.ts' },
  { rule: 'core-is-pure', from: 'src/bookings/core/reads-database.ts', to: 'node_modules/pg/index.js' },
  { rule: 'core-is-pure', from: 'src/bookings/core/reads-file.ts', to: 'fs' },
  { rule: 'core-is-pure', from: 'src/bookings/core/reads-clock.ts', to: 'src/platform/clock/clock.ts' },
  { rule: 'core-is-pure', from: 'src/catalog/core/leaves.ts', to: 'src/catalog/create-resource.ts' },
  { rule: 'core-is-pure', from: 'src/catalog/labs/core/calls-door.ts', to: 'src/availability/index.ts' },
  { rule: 'resolvers-translate', from: 'src/bookings/rows.resolver.ts', to: 'src/bookings/bookings.repository.ts' },
  { rule: 'resolvers-translate', from: 'src/bookings/entity.resolver.ts', to: 'src/bookings/booking.entity.ts' },
  { rule: 'resolvers-translate', from: 'src/bookings/queries.resolver.ts', to: 'src/platform/db/database.ts' },
  { rule: 'resolvers-translate', from: 'src/bookings/hours.resolver.ts', to: 'src/platform/clock/clock.ts' },
  { rule: 'resolvers-translate', from: 'src/bookings/orm.resolver.ts', to: 'node_modules/typeorm/index.js' },
  { rule: 'resolvers-translate', from: 'src/bookings/sql.resolver.ts', to: 'node_modules/pg/index.js' },
  { rule: 'rows-stay-inside', from: 'src/access/index.ts', to: 'src/access/user.entity.ts' },
  { rule: 'rows-stay-inside', from: 'src/organizations/index.ts', to: 'src/organizations/sites.repository.ts' },
  { rule: 'migrations-stand-alone', from: 'migrations/leans.ts', to: 'src/platform/core/result.ts' },
  { rule: 'not-to-test', from: 'src/platform/db/reads-test.ts', to: 'test/support/clock.ts' },
  { rule: 'not-to-dev-dependency', from: 'src/catalog/ships-test-tool.ts', to: 'node_modules/supertest/index.js' },
  { rule: 'not-unresolvable', from: 'src/catalog/lost.ts', to: 'package-that-nobody-installed' },
];

/** A circle is told once, from the first of its files. */
const circle: Breach = { rule: 'no-circular', from: 'src/catalog/egg.ts', to: 'src/catalog/hen.ts' };

const orphan: Breach = { rule: 'no-orphans', from: 'src/catalog/orphan.ts', to: 'src/catalog/orphan.ts' };

/** The core of the platform lies under two rules. */
const coreOfPlatform: Breach = {
  rule: 'core-is-pure',
  from: 'src/platform/core/upward.ts',
  to: 'src/platform/config/environment.ts',
};

const specifierOf = (to: string) => /^node_modules\/(.+)\/index\.js$/.exec(to)?.[1] ?? to;

const byText = (breaches: readonly Breach[]) =>
  breaches.map(({ rule, from, to }) => `${rule}: ${from} -> ${to}`).sort();

const packages = { dependencies: ['luxon', 'pg', 'typeorm'], devDependencies: ['supertest'] };

describe('import rules', () => {
  it('let every allowed import pass', async () => {
    const tree = await plant(lawful, packages);
    expect(await breachesIn(tree.directory)).toEqual([]);
    await tree.remove();
  });

  it('catch each planted breach, each by exactly its rule', async () => {
    const modules: Record<string, readonly string[]> = { ...lawful, [orphan.from]: [], [circle.to]: [circle.from] };
    for (const { from, to } of [...planted, circle]) modules[from] = [...(modules[from] ?? []), specifierOf(to)];
    const tree = await plant(modules, packages);
    expect(byText(await breachesIn(tree.directory))).toEqual(byText([...planted, coreOfPlatform, circle, orphan]));
    await tree.remove();
  });

  it('are kept by this checkout', async () => {
    expect(byText(await breachesOfCheckout())).toEqual([]);
  });
});
