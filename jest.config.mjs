/** One configuration; the cost of a test stands in its file name. */
export default {
  testEnvironment: '<rootDir>/test/system/telling-environment.ts',
  testEnvironmentOptions: { customExportConditions: ['andu-source', 'node', 'node-addons'] },
  testMatch: ['**/*.unit.spec.ts', '**/*.int.spec.ts', '**/*.e2e.spec.ts', '**/*.unit.spec.tsx'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/.mutation'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.mutation'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  testSequencer: '<rootDir>/test/system/longest-first.ts',
  globalSetup: '<rootDir>/test/system/before-run.ts',
  globalTeardown: '<rootDir>/test/system/after-run.ts',
  setupFilesAfterEnv: ['<rootDir>/test/system/second-try.ts'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2024',
          parser: { syntax: 'typescript', tsx: true, decorators: true },
          transform: {
            legacyDecorator: true,
            decoratorMetadata: true,
            react: { runtime: 'automatic' },
          },
        },
        module: { type: 'es6' },
      },
    ],
  },
  // No test is about time: a slow machine is waited for, and what never ends still ends.
  testTimeout: 60_000,
  // A test of processes or browsers waits now and then, and two at a time leave a sixth of two cores idle.
  maxWorkers: 3,
};
