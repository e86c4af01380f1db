/** `dynamosync/testing`: the contract of every adapter, as tests for jest, vitest and node:test. */
export { type TestClock, testClock } from './clock.js'
export { repositoryContract } from './repository/repository-contract.js'
export type { RepositoryUnderTest } from './repository/subject.js'
export type { Expect, It, Matchers, Runner } from './runner.js'
export {
  transportClock,
  transportContract,
  transportFields,
  transportKey,
  type TransportUnderTest,
} from './transport.js'
