import * as E from 'fp-ts/lib/Either.js'
import type { Refusal } from '../../adapters/dynalite/process-messages.js'
import { busyPort, lockedData, type Obstacle, unusableData } from './words.js'

const obstacleOf = (refusal: Refusal, folder = ''): Obstacle => {
  switch (refusal._tag) {
    case 'PortBusy':
      return busyPort('DYNAMODB_PORT', refusal.port, 'the embedded DynamoDB')
    case 'DataLocked':
      return lockedData(folder)
    case 'DataUnusable':
      return unusableData(folder, refusal.reason)
    case 'NotStarted':
      return { sentence: `The embedded DynamoDB does not start: ${refusal.reason}.` }
  }
}

/** Reason why the site's port is unavailable. */
export const gatewayObstacle = (code: string, port: number): Obstacle =>
  code === 'EADDRINUSE'
    ? busyPort('PORT', port, 'the site')
    : { sentence: `Port ${port}, for the site, is unavailable (${code}).`, remedy: 'PORT=3000' }

/** Reason why the data folder is unusable. */
export const unusableIn = (owner: E.Either<Obstacle, unknown>): readonly Obstacle[] =>
  E.isLeft(owner) ? [owner.left] : []

/** Reasons why the embedded DynamoDB cannot start; the data folder is reported only once. */
export const dynamoObstacles = (
  refusals: readonly Refusal[],
  folder: string | undefined,
  known: boolean,
): Obstacle[] =>
  refusals
    .filter(({ _tag }) => !known || _tag === 'PortBusy' || _tag === 'NotStarted')
    .map((each) => obstacleOf(each, folder))
