export { type Dependencies, httpContract } from './contract.js'
export { type FailureEntry, failures } from '../../domain/failure/table.js'
export { limits } from './limits.js'
