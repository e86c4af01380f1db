import { openStore } from '../../adapters/own-store/load.js'
import { systemClock } from '../../adapters/system/stamper.js'

let opened: ReturnType<typeof openStore> | undefined

/** The store of one's own that a command is about, opened once. @throws with what is wrong with its module */
export const storeOf = (path: string): ReturnType<typeof openStore> =>
  (opened ??= openStore(path, systemClock))

/** Closes the store that the command has opened, if it has opened one. */
export const closeStore = async (): Promise<void> => {
  const store = await opened?.catch(() => undefined)
  await store?.close?.()
}
