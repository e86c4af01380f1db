/** `dynamosync/owner`: the routes of those who may read submissions, and who they are. */
export {
  anyVerifier,
  iamVerifier,
  oidcVerifier,
  type OidcOptions,
  tokenVerifier,
} from './adapters/owner/index.js'
export { ownerContract } from './adapters/http/owner/owner-contract.js'
export { type Dependencies as OwnerDependencies, serveOwner } from './handlers/serving/serve-owner.js'
export type { OwnerVerifier } from './ports/owner-verifier.js'
export type { DayCounts } from './ports/day-counts.js'
