import type { Handler, LambdaContext } from '../../../adapters/gateway/invoke.js'
import type { NotifyHandler } from '../doorbell.js'

/** The current functions; `notify` only if there are targets. */
export interface Loaded {
  readonly submit: Handler
  readonly owner: Handler
  readonly notify?: NotifyHandler
}

/**
 * A function whose requests wait until it is loaded: the gateway listens before the table exists, and during builds.
 */
const exchangeable = <Event, Context>() => {
  type H = (event: Event, context: Context) => Promise<unknown>
  let loaded = Promise.withResolvers<H>()
  let [isLoaded, last] = [false, undefined as H | undefined]
  const renew = (): void => {
    if (isLoaded) loaded = Promise.withResolvers<H>()
    isLoaded = false
  }
  const take = (handler: H): void => {
    // It also answers the requests that are waiting.
    loaded.resolve(handler)
    renew()
    loaded.resolve(handler)
    isLoaded = true
    last = handler
  }
  return {
    handler: (async (event, context) => (await loaded.promise)(event, context)) satisfies H,
    hold: renew,
    take,
    release: (): void => {
      if (last !== undefined) take(last)
    },
  }
}

/** The functions of a deployment; each call goes to the function that was loaded last. */
export interface LocalFunctions extends Required<Loaded> {
  /** Holds requests until the next functions are loaded. */
  readonly hold: () => void
  readonly take: (loaded: Loaded) => void
  /** Releases held requests to the functions loaded last. */
  readonly release: () => void
}

export const localFunctions = (): LocalFunctions => {
  const submit = exchangeable<never, LambdaContext>()
  const owner = exchangeable<never, LambdaContext>()
  const notify = exchangeable<unknown, Parameters<NotifyHandler>[1]>()
  return {
    submit: submit.handler,
    owner: owner.handler,
    notify: notify.handler,
    hold: () => {
      submit.hold()
      owner.hold()
    },
    release: () => {
      submit.release()
      owner.release()
    },
    take: (loaded) => {
      submit.take(loaded.submit)
      owner.take(loaded.owner)
      if (loaded.notify !== undefined) notify.take(loaded.notify)
    },
  }
}
