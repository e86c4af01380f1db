import { openStore } from '../../adapters/own-store/load.js'
import { systemClock } from '../../adapters/system/stamper.js'

let opened: ReturnType<typeof openStore> | undefined

/** The custom store of a command, opened once. @throws an error that names the fault in its module */
export const storeOf = (path: string): ReturnType<typeof openStore> =>
  (opened ??= openStore(path, systemClock))

/** Closes the custom store, if it is open. */
export const closeStore = async (): Promise<void> => {
  const store = await opened?.catch(() => undefined)
  await store?.close?.()
}
