/**
 * DynamoSync's core: forms, their checks, the exactly-once protocol and the use cases. No AWS, no HTTP. Adapters have
 * subpaths of their own: `dynamosync/memory`, `dynamosync/dynamodb`, `dynamosync/http`, `dynamosync/lambda`,
 * `dynamosync/system`.
 */
export * from './domain/index.js'
export { type Dependencies as FindDependencies, find } from './handlers/use-cases/reading/find.js'
export { type Dependencies as ServeDependencies, serve } from './handlers/serving/serve.js'
export { type Dependencies as SubmitDependencies, submit, type Submit } from './handlers/use-cases/submit.js'
export type { Clock } from './ports/clock.js'
export type {
  Answered,
  Asking,
  Call,
  CallResult,
  HttpAnswer,
  HttpContract,
  HttpRequest,
  Tagged,
} from './ports/http.js'
export type { Mac, Purpose } from './ports/mac.js'
export type { Log, LogLine } from './ports/log.js'
export type { Stamper } from './ports/stamper.js'
export type { SubmissionRepository } from './ports/submission-repository.js'
export type { Transport } from './ports/transport.js'
export type { Humans, Proved, Purported, Purpose as ProofPurpose } from './ports/humans.js'
