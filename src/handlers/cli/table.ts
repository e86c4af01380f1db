import { dynamoClient } from '../../adapters/dynamodb/client/client.js'
import { dynamoDeliveries } from '../../adapters/dynamodb/deliveries/deliveries.js'
import { dynamoSwitches } from '../../adapters/dynamodb/deliveries/notification-marks.js'
import { dynamoDayCounts } from '../../adapters/dynamodb/submissions/day-counts.js'
import { dynamoRepository } from '../../adapters/dynamodb/submissions/repository.js'
import { dynamoWorks } from '../../adapters/dynamodb/work/work-store.js'
import { isOwnMachine, localCredentials } from '../../adapters/system/local-credentials.js'
import { systemClock } from '../../adapters/system/stamper.js'
import type { Failure } from '../../domain/failure/failure.js'
import type { Trouble } from '../../ports/owner-store.js'
import { forgetDelivery, forgetting, forgetWork } from '../use-cases/forgetting.js'
import { troubleOf } from './trouble.js'

/** Options that name a table; all are optional. */
export interface TablePlace {
  readonly table?: string
  readonly region?: string
  readonly endpoint?: string
}

/** A local store requires a region and credentials, but does not check them. */
const useAnyCredentials = (): void => {
  process.env['AWS_REGION'] ??= 'us-east-1'
  Object.assign(process.env, localCredentials(process.env))
}

/** The stores of a table, and its name and endpoint for messages. */
export const tableAt = ({ table = 'dynamosync', region, endpoint }: TablePlace) => {
  if (region !== undefined) process.env['AWS_REGION'] = region
  if (endpoint !== undefined && isOwnMachine(endpoint)) useAnyCredentials()
  const place = `table “${table}”${endpoint === undefined ? '' : ` at ${endpoint}`}`
  const store = { client: dynamoClient({ endpoint }), table, clock: systemClock }
  const deliveries = dynamoDeliveries(store)
  return {
    place,
    told: (failure: Failure): Trouble => troubleOf(failure, place),
    repository: forgetting(
      dynamoRepository(store),
      forgetDelivery(deliveries, systemClock),
      forgetWork(dynamoWorks(store), systemClock),
    ),
    deliveries,
    switches: dynamoSwitches(store),
    dayCounts: dynamoDayCounts(store),
  }
}
