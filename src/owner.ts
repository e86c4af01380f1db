/** `dynamosync/owner`: the owners' routes, and how owners are identified. */
export {
  anyVerifier,
  iamVerifier,
  oidcVerifier,
  type OidcOptions,
  tokenVerifier,
} from './adapters/owner/index.js'
export {
  type Dependencies as OwnerContractDependencies,
  ownerContract,
} from './adapters/http/owner/owner-contract.js'
export { type Dependencies as OwnerDependencies, serveOwner } from './handlers/serving/serve-owner.js'
export type { Credentials, OwnerVerifier, Unproven } from './ports/owner-verifier.js'
export type { DayCounts } from './ports/day-counts.js'
export type { Notifies } from './handlers/use-cases/release.js'
export type { OwnerTelling } from './handlers/serving/owner-telling.js'
export type { OwnerContract } from './ports/owner-http.js'
export type { Owner } from './domain/reading/owner.js'
export type {
  OwnerAction,
  OwnerAnswered,
  OwnerCall,
  TellingAction,
  TellingAnswered,
  WorkAction,
} from './ports/owner-http.js'
export type { Changed, Deliveries, DeliveryQuery, DeliveryRow } from './ports/deliveries.js'
export type { OffTarget, Switches } from './ports/notification/notification-marks.js'
export type { DeliveryListPage, FormTelling, OwnForm, TargetStatus } from './domain/reading/telling.js'
export type { FullListPage } from './domain/reading/found.js'
export type { TodaysSubmission } from './domain/submission/todays-submission.js'
export type { CappedCount, DayCount } from './domain/reading/counted.js'
export type {
  Delivery,
  DeliveryPosition,
  GoneDelivery,
  KeptDelivery,
  TargetState,
} from './domain/notification/delivery/delivery-state.js'
export type { ReadQuery } from './domain/reading/read-query.js'
export type { DeliveriesQuery } from './domain/reading/deliveries-query.js'
export type { ListedState } from './domain/notification/delivery/delivery-cursor.js'
export type { EventName } from './domain/notification/event.js'
