/** `dynamosync/container`: the functions' wiring, in which a custom store, log or clock can be bound. */
export { containerOf, type Client, Token, token } from './handlers/wiring/container.js'
export { ownerContainerOf, OwnerToken } from './handlers/wiring/owner-container.js'
export {
  type Configuration,
  configurationFrom,
  type Environment,
  type Secrets,
} from './adapters/system/configuration.js'
export {
  type OwnerConfiguration,
  ownerConfigurationFrom,
  type Owners,
} from './adapters/system/owner-configuration.js'
export type { Arrival, Limited, Limiter } from './ports/limiter.js'
export type { Reason } from './domain/spam/reason.js'
