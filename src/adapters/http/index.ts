export { type Dependencies, httpContract } from './sender-contract.js'
export { type FailureEntry, failures } from '../../domain/failure/table.js'
export { limits } from './limits.js'
