/**
 * Loads each module of forms in a thread before the program itself does, and tries its forms on an example submission:
 * the module, a rule or a computation may never return, or end the program that runs it.
 */
import { Worker } from 'node:worker_threads'

/** Maximum seconds to load a module of forms and try its forms: one that never ends would block every later build. */
const patience = 10

/** The thread reports only how far it got. The program then does the same itself, and sees any error. */
const thread = `
import { parentPort } from 'node:worker_threads'
const say = (what) => parentPort.postMessage(what)
const rehearsed = async ({ url, domain }) => {
  const [{ isForm, tryExample }, module] = await Promise.all([import(domain), import(url)])
  say('loaded')
  Object.values(module).flat().filter(isForm).forEach(tryExample)
}
parentPort.on('message', (asked) => rehearsed(asked).catch(() => undefined).then(() => say('settled')))
`

let running: Worker | undefined

const started = (): Worker => {
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(thread)}`), {
    // The program prints it when it loads the module itself.
    stdout: true,
    stderr: true,
  })
  worker.on('error', () => undefined)
  worker.on('exit', () => {
    if (running === worker) running = undefined
  })
  worker.unref()
  return worker
}

/** Stops a rehearsal that is still running, which makes it fail. */
export const endRehearsal = (): void => {
  const worker = running
  running = undefined
  void worker?.terminate()
}

/** A module to rehearse, and the program with the domain, both as URLs. */
interface Rehearsal {
  readonly url: string
  readonly domain: string
  readonly seconds?: number
}

/**
 * Loads a module in the thread, and tries its forms.
 *
 * @throws if that does not end in time, or ends the program
 */
export const rehearse = async ({ url, domain, seconds = patience }: Rehearsal): Promise<void> => {
  const worker = (running ??= started())
  const settled = Promise.withResolvers<undefined>()
  let reason = `is not loaded after ${seconds} s; it waits or loops outside of a function`
  const stopped = (): void => settled.reject(new Error('ends the program that loads it'))
  const timer = setTimeout(() => {
    settled.reject(new Error(reason))
    endRehearsal()
  }, seconds * 1_000)
  const heard = (what: 'loaded' | 'settled'): void => {
    if (what === 'settled') settled.resolve(undefined)
    else reason = `a rule or a computation has not ended after ${seconds} s, for an example submission`
  }
  worker.on('message', heard).once('exit', stopped)
  worker.postMessage({ url, domain })
  await settled.promise.finally(() => {
    clearTimeout(timer)
    worker.off('message', heard).off('exit', stopped)
  })
}
