/** Jest runs what `tsc` wrote to dist: the container's inversify is ESM only, and no second compiler can disagree. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/dist/test'],
  testMatch: ['**/*.test.js'],
  transform: {},
  testTimeout: 30_000,
  maxWorkers: 2,
  coverageDirectory: 'coverage',
  collectCoverageFrom: ['dist/src/**/*.js', 'dist/forms/**/*.js'],
  coverageProvider: 'v8',
}
