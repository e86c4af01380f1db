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

/** Why the site's port cannot be listened on. */
export const gatewayObstacle = (code: string, port: number): Obstacle =>
  code === 'EADDRINUSE'
    ? busyPort('PORT', port, 'the site')
    : { sentence: `Port ${port}, for the site, cannot be used (${code}).`, remedy: 'PORT=3000' }

/** What keeps the data folder from being used. */
export const unusableIn = (owner: E.Either<Obstacle, unknown>): readonly Obstacle[] =>
  E.isLeft(owner) ? [owner.left] : []

/** What keeps the embedded DynamoDB from running; its data folder is named once. */
export const dynamoObstacles = (
  refusals: readonly Refusal[],
  folder: string | undefined,
  known: boolean,
): Obstacle[] =>
  refusals
    .filter(({ _tag }) => !known || _tag === 'PortBusy' || _tag === 'NotStarted')
    .map((each) => obstacleOf(each, folder))
