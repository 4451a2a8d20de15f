const swc = {
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
  },
  module: { type: 'es6' },
};

/** These run only against a server that is named: no such server can be started by the tests themselves. */
const needsServer = process.env.TEST_KURRENTDB_URL === undefined ? ['/real-kurrentdb\\.int\\.spec\\.ts$'] : [];

/** The cost of a test is in its name: `.spec` unit, `.int.spec` a real database or broker, `.e2e.spec` the built program. */
export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  moduleNameMapper: {
    '^#([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  testMatch: ['<rootDir>/{apps,libs,plugins,test}/**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', ...needsServer],
  modulePathIgnorePatterns: ['<rootDir>/dist'],
  testTimeout: 20_000,
};
