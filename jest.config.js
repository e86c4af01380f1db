// CDK's own validator, whose findings are warnings, takes four seconds of each synthesis. `npm run synth` runs it.
process.env.CDK_VALIDATION ??= 'false'

/** Jest runs what `tsc` wrote to dist, so that no second compiler can disagree. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/dist/test'],
  testMatch: ['**/*.test.js'],
  transform: {},
  globalSetup: '<rootDir>/dist/test/global-setup.js',
  globalTeardown: '<rootDir>/dist/test/global-teardown.js',
  testRunner: '<rootDir>/tools/jest/shared-modules.js',
  testSequencer: '<rootDir>/tools/jest/longest-first.js',
  testTimeout: 60_000,
  // Two cores, and some suites wait more than they compute.
  maxWorkers: 3,
}
