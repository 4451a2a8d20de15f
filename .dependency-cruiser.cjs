/** Libraries from the top of the house to the ground: each may use those behind it, none before it. */
const ORDER = [
  'platform',
  'read-model',
  'notifications',
  'alerts',
  'plugin-host',
  'plugin-sandbox',
  'plugin-pack',
  'plans',
  'indicators',
  'org',
  'feed-kafka',
  'feed',
  'event-store-kurrentdb',
  'event-store-sql',
  'event-store',
  'calendar',
  'plugin-sdk',
];

const TEST = '(\\.spec\\.ts$|/testing/)';

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'libs-know-no-apps',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'no-tests-in-the-product',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: TEST },
      to: { path: `(^test/|${TEST})` },
    },
    ...ORDER.map((lib, place) => ({
      name: `${lib}-uses-only-what-lies-below`,
      severity: 'error',
      from: { path: `^libs/${lib}/`, pathNot: TEST },
      to: { path: `^libs/(${[...ORDER.slice(0, place), 'none'].join('|')})/` },
    })),
    {
      name: 'plugin-sdk-depends-on-nothing',
      severity: 'error',
      from: { path: '^libs/plugin-sdk/', pathNot: TEST },
      to: { pathNot: '^libs/plugin-sdk/' },
    },
    {
      name: 'what-runs-beside-a-plugin-depends-on-nothing',
      comment: 'Its text is loaded into the engine of the sandbox, where there is nothing else.',
      severity: 'error',
      from: { path: '^libs/plugin-sandbox/src/inside/', pathNot: TEST },
      to: { pathNot: '^libs/plugin-sandbox/src/inside/' },
    },
    {
      name: 'only-plugin-sandbox-knows-the-engine',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: `(^libs/plugin-sandbox/|${TEST})` },
      to: { path: 'node_modules/quickjs-emscripten' },
    },
    {
      name: 'only-feed-kafka-knows-kafka',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: `(^libs/feed-kafka/|${TEST})` },
      to: { path: 'node_modules/kafkajs' },
    },
    {
      name: 'through-the-front-door',
      comment: 'A library is used through its index, or its testing folder.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/' },
      to: { path: '^libs/([^/]+)/src/', pathNot: '^libs/($1/|[^/]+/src/(index\\.ts$|testing/))' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
  },
};
