import type { Handler, LambdaContext } from '../../../adapters/gateway/invoke.js'
import type { NotifyHandler } from '../doorbell.js'

/** The functions as they are now; the one that tells where somebody is told. */
export interface Loaded {
  readonly submit: Handler
  readonly owner: Handler
  readonly notify?: NotifyHandler
}

/** A function that answers once it is loaded: the gateway listens before there is a table, and while it is built. */
const exchangeable = <Event, Context>() => {
  type H = (event: Event, context: Context) => Promise<unknown>
  let loaded = Promise.withResolvers<H>()
  let [isLoaded, last] = [false, undefined as H | undefined]
  const renew = (): void => {
    if (isLoaded) loaded = Promise.withResolvers<H>()
    isLoaded = false
  }
  const take = (handler: H): void => {
    // Who waits is answered by it, too.
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

/** The functions of a deployment, whatever is loaded. */
export interface LocalFunctions extends Required<Loaded> {
  /** Lets requests wait for what is taken next. */
  readonly hold: () => void
  readonly take: (loaded: Loaded) => void
  /** Lets those that wait be answered by what was taken last. */
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
