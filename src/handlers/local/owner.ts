import type { Handler } from '../../adapters/gateway/invoke.js'
import { localOwnerToken } from '../../adapters/system/owner-token.js'
import type { Settings } from './settings.js'

/** Where the owner's token is, said to whoever reads the terminal. */
export interface LocalOwner {
  readonly token: string
  readonly kept: string
}

/** The token of the local owner, kept beside the data; with data in memory a new one each time. */
export const localOwner = async ({ dataFolder }: Settings): Promise<LocalOwner> => ({
  token: await localOwnerToken(dataFolder),
  kept: dataFolder === undefined ? 'until the end' : `in ${dataFolder}/owner-token`,
})

/** A function that answers once it is loaded: the gateway listens before there is a table. */
export const whenLoaded = () => {
  const loaded = Promise.withResolvers<Handler>()
  const handler: Handler = async (event, context) => (await loaded.promise)(event, context)
  return { handler, resolve: loaded.resolve }
}
