export { type Dependencies, httpContract } from './sender-contract.js'
export {
  type FailureInWords as FailureEntry,
  failuresInWords as failures,
} from '../../domain/contract/failures-in-words.js'
export type { Origins } from './request/cors.js'
export { limits } from './limits.js'
