export { type Dependencies, httpContract } from './contract.js'
export { type FailureEntry, failures } from './failures.js'
export { limits } from './limits.js'
