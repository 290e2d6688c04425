/** Tests run as ES modules on the TypeScript sources; PostgreSQL is real and shared by the run (test/support). */
export default {
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  testEnvironment: '<rootDir>/test/support/service-environment.mjs',
  roots: ['<rootDir>/src', '<rootDir>/test', '<rootDir>/web/src'],
  // These need a browser (jest.console.config.mjs).
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/console/'],
  testMatch: ['**/*.spec.ts'],
  testTimeout: 30_000,
  // Jest leaves a core to others, which on two cores is half; the database and the service wait more than they compute.
  maxWorkers: 2,
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        sourceMaps: 'inline',
        module: { type: 'es6' },
        jsc: {
          target: 'es2022',
          keepClassNames: true,
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          experimental: { keepImportAttributes: true },
        },
      },
    ],
  },
};
