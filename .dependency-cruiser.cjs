/** Which slice may import the door (index.ts) of which other slices; what is not listed is forbidden. */
const slices = {
  platform: [],
  access: ['platform'],
  api: ['access', 'platform'],
  console: ['access', 'platform'],
  happenings: ['access', 'platform'],
  organizations: ['happenings', 'access', 'platform'],
  learners: ['organizations', 'happenings', 'access', 'platform'],
  skills: ['access', 'platform'],
  availability: ['platform'],
  catalog: ['availability', 'organizations', 'happenings', 'access', 'platform'],
  images: ['catalog', 'organizations', 'happenings', 'access', 'platform'],
  calendars: ['catalog', 'organizations', 'happenings', 'access', 'platform'],
  demand: ['catalog', 'availability', 'organizations', 'happenings', 'access', 'platform'],
  courses: ['skills', 'organizations', 'access', 'platform'],
  accounting: ['catalog', 'availability', 'organizations', 'happenings', 'access', 'platform'],
  bookings: [
    'calendars',
    'demand',
    'accounting',
    'catalog',
    'availability',
    'organizations',
    'happenings',
    'access',
    'platform',
  ],
  settlement: ['bookings', 'accounting', 'catalog', 'organizations', 'happenings', 'access', 'platform'],
  feed: ['settlement', 'bookings', 'accounting', 'catalog', 'organizations', 'happenings', 'access', 'platform'],
  live: ['settlement', 'bookings', 'catalog', 'organizations', 'happenings', 'api', 'access', 'platform'],
  tasks: ['settlement', 'bookings', 'accounting', 'catalog', 'organizations', 'happenings', 'access', 'platform'],
  search: [
    'bookings',
    'demand',
    'accounting',
    'catalog',
    'availability',
    'organizations',
    'happenings',
    'access',
    'platform',
  ],
  reports: [
    'search',
    'bookings',
    'demand',
    'accounting',
    'catalog',
    'availability',
    'organizations',
    'happenings',
    'access',
    'platform',
  ],
  timetables: [
    'bookings',
    'demand',
    'accounting',
    'catalog',
    'availability',
    'organizations',
    'happenings',
    'access',
    'platform',
  ],
  demo: [
    'images',
    'timetables',
    'calendars',
    'bookings',
    'demand',
    'accounting',
    'catalog',
    'availability',
    'organizations',
    'happenings',
    'access',
    'platform',
  ],
};

/** The layers of the platform from below; each may import those before it. */
const layers = ['core', 'config', 'clock', 'security', 'work', 'db', 'jobs', 'graphql', 'http', 'live'];

/** The folders of a slice from below; each may import those before it. */
const folders = {
  reports: ['question', 'facts', 'snapshots', 'utilization', 'idle', 'demand', 'rated-hours'],
  bookings: ['core', 'booking', 'downtimes', 'requests', 'life', 'series', 'reading'],
};

/** What the functional core may use besides itself: calendar arithmetic and names of zones, without a clock or an outside world. */
const purePackages = ['luxon', '@types/luxon', 'rrule-temporal', 'tzdata'];

const anyOf = (names) => `(?:${names.join('|')})`;
// A slice may be split into nouns, each with a core of its own.
const CORE = ['^src/[^/]+/core/', '^src/[^/]+/[^/]+/core/'];
/** Tables of prefixes of ids: beside the door, the second file of a slice that others may import, if they are edges. */
const IDS = '^src/[^/]+/ids\\.ts$';
/** Where ids of the API are made of keys or read: what GraphQL and HTTP see, nodes, and what is named here. */
const EDGES = [
  '\\.(?:objects?|inputs?|payloads|resolver|controller|module)\\.ts$',
  '^src/bookings/booking-nodes\\.ts$',
  // Lines of logs, histories, a fingerprint and files have ids; so do hashes and answers that idempotency keys store.
  '^src/audit\\.ts$',
  '^src/access/logged\\.ts$',
  '^src/organizations/invitations/logged-invitation\\.ts$',
  '^src/settlement/(?:fingerprint|statement-csv|statement-printer)\\.ts$',
  '^src/reports/(?:question/told-keys|demand/told-demand)\\.ts$',
  '^src/catalog/resource-changes\\.ts$',
  '^src/bookings/(?:booking/told-place|requests/own-keys|series/requests-by-key\\.queries)\\.ts$',
];
const COMPOSITION_ROOT = '^src/[^/]+$';
const installed = (names) => `(?:^|/)node_modules/${anyOf(names)}/`;

const sliceRules = Object.entries(slices).map(([slice, below]) => ({
  name: `slices-${slice}`,
  comment: `${slice} may import ${below.join(', ') || 'no other slice'}; the table stands in .dependency-cruiser.cjs.`,
  severity: 'error',
  from: { path: `^src/${slice}/` },
  to: { path: '^src/', pathNot: `^src/${anyOf([slice, ...below])}/` },
}));

const folderRules = Object.entries(folders).flatMap(([slice, inOrder]) =>
  inOrder.map((folder, height) => ({
    name: `${slice}-${folder}`,
    comment: `Inside ${slice}, ${folder} may import only the folders below it: ${inOrder.slice(0, height).join(', ') || 'none'}.`,
    severity: 'error',
    from: { path: `^src/${slice}/${folder}/` },
    to: { path: `^src/${slice}/`, pathNot: [`^src/${slice}/${anyOf(inOrder.slice(0, height + 1))}/`, IDS] },
  })),
);

const layerRules = layers.map((layer, height) => ({
  name: `platform-${layer}`,
  comment: `Inside the platform, ${layer} may import only the layers below it: ${layers.slice(0, height).join(', ') || 'none'}.`,
  severity: 'error',
  from: { path: `^src/platform/${layer}/` },
  to: { path: '^src/platform/', pathNot: `^src/platform/${anyOf(layers.slice(0, height + 1))}/` },
}));

/** The folders of the console from below; each may import those before it. Features do not import each other. */
const consoleFolders = {
  time: [],
  i18n: [],
  // The client tells people what came of a hint, and the parts of pages ask the client.
  api: ['i18n', 'ui'],
  ui: ['api', 'i18n', 'time'],
  timeline: ['ui', 'api', 'i18n', 'time'],
  features: ['timeline', 'ui', 'api', 'i18n', 'time'],
  app: ['features', 'ui', 'api', 'i18n', 'time'],
};
/** The session of the viewer is the one file of the frame that features read. */
const SESSION = '^web/src/app/session(?:\\.graphql)?\\.ts$';

const consoleRules = Object.entries(consoleFolders).map(([folder, below]) => ({
  name: `console-${folder}`,
  comment: `In the console, ${folder} may import ${below.join(', ') || 'no other folder'}.`,
  severity: 'error',
  from: { path: `^web/src/${folder}/` },
  to: {
    path: '^(?:web/src|src|test|scripts)/',
    pathNot: [`^web/src/${anyOf([folder, ...below])}/`, ...(folder === 'features' ? [SESSION] : [])],
  },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...sliceRules,
    ...layerRules,
    ...folderRules,
    ...consoleRules,
    {
      name: 'console-features',
      comment: 'Features meet in the routes; a part that two of them need goes to ui.',
      severity: 'error',
      from: { path: '^web/src/features/([^/]+)/' },
      to: { path: '^web/src/features/', pathNot: '^web/src/features/$1/' },
    },
    {
      name: 'slices-listed',
      comment: 'A new slice gets its place in the table of .dependency-cruiser.cjs before it imports anything.',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: `^src/${anyOf(Object.keys(slices))}/` },
      to: { path: '.' },
    },
    {
      name: 'platform-layers-listed',
      comment: 'A new layer of the platform gets its place in the order of .dependency-cruiser.cjs.',
      severity: 'error',
      from: { path: '^src/platform/', pathNot: `^src/platform/${anyOf(layers)}/` },
      to: { path: '.' },
    },
    {
      name: 'no-circular',
      comment: 'Modules that import each other crash at start once decorators name their types.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'door',
      comment: 'A slice offers what its index.ts names; the rest may change at any time. The platform has no door.',
      severity: 'error',
      from: { path: '^src/([^/]+)/', pathNot: CORE },
      to: { path: '^src/[^/]+/', pathNot: ['^src/$1/', '^src/platform/', '^src/[^/]+/index\\.ts$', IDS] },
    },
    {
      name: 'door-of-root',
      comment: 'The composition root, too, sees of a slice only its index.ts and its ids.ts.',
      severity: 'error',
      from: { path: COMPOSITION_ROOT },
      to: { path: '^src/[^/]+/', pathNot: ['^src/platform/', '^src/[^/]+/(?:index|ids)\\.ts$'] },
    },
    {
      name: 'own-door',
      comment: 'The files of a slice import each other; through their own index.ts they would go in circles.',
      severity: 'error',
      from: { path: '^src/([^/]+)/', pathNot: '^src/[^/]+/index\\.ts$' },
      to: { path: '^src/$1/index\\.ts$' },
    },
    {
      name: 'ids-at-the-edge',
      comment: 'Inside, rows have keys; ids are made and read where objects leave and inputs come.',
      severity: 'error',
      from: { path: '^src/', pathNot: [...EDGES, IDS] },
      to: { path: [IDS, '^src/platform/graphql/ids\\.ts$'] },
    },
    {
      name: 'core-is-pure',
      comment: 'The core decides from what it is given: no framework, database, clock, setting or file.',
      severity: 'error',
      from: { path: CORE },
      to: { path: '.', pathNot: [...CORE, installed(purePackages)] },
    },
    {
      name: 'resolvers-translate',
      comment:
        'A resolver calls a use case, a query or a loader; it never reaches rows, the database or the clock itself.',
      severity: 'error',
      from: { path: '\\.resolver\\.ts$' },
      to: {
        path: [
          '\\.(?:repository|entity)\\.ts$',
          '^src/platform/(?:db|clock)/',
          installed(['typeorm', '@nestjs/typeorm', 'pg']),
        ],
      },
    },
    {
      name: 'rows-stay-inside',
      comment: 'Entities and repositories belong to one slice; the door offers use cases, queries and plain types.',
      severity: 'error',
      from: { path: '^src/[^/]+/index\\.ts$' },
      to: { path: '\\.(?:repository|entity)\\.ts$' },
    },
    {
      name: 'migrations-stand-alone',
      comment: 'A committed migration never changes, so it must not depend on code that does.',
      severity: 'error',
      from: { path: '^migrations/' },
      to: { path: '^(?:src|test|scripts)/' },
    },
    {
      name: 'not-to-test',
      comment: 'Nothing that is shipped depends on the tests or the scripts.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(?:test|scripts)/' },
    },
    {
      name: 'not-to-dev-dependency',
      comment: 'A package that only development installs is missing in production; types alone leave no trace.',
      severity: 'error',
      from: { path: '^(?:src|migrations)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: installed(['@types']) },
    },
    {
      name: 'not-unresolvable',
      comment: 'What cannot be found escapes every other rule.',
      severity: 'error',
      from: {},
      // The package of typed documents has types alone.
      to: { couldNotResolve: true, pathNot: '^@graphql-typed-document-node/core$' },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nothing imports and that imports nothing is left over.',
      severity: 'error',
      from: { orphan: true, pathNot: COMPOSITION_ROOT },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.spec\\.ts$' },
    // Imports of types alone disappear when compiled, yet they tie slices together just the same.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
