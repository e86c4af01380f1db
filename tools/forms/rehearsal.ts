/**
 * Loads each module of forms in a thread before the program itself does: a module may never return, or end the
 * program that loads it.
 */
import { Worker } from 'node:worker_threads'

/** Maximum seconds to load a module of forms: one that never ends would block every later build. */
const patience = 10

/** The thread reports only that loading has ended. The program then loads the module itself, and sees any error. */
const thread = `
import { parentPort } from 'node:worker_threads'
parentPort.on('message', (url) => import(url).catch(() => undefined).then(() => parentPort.postMessage('settled')))
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

/**
 * Loads a module in the thread.
 *
 * @throws if it does not end in time, or ends the program
 */
export const rehearse = async (url: string, seconds = patience): Promise<void> => {
  const worker = (running ??= started())
  const settled = Promise.withResolvers<undefined>()
  const stopped = (): void => settled.reject(new Error('ends the program that loads it'))
  const timer = setTimeout(() => {
    settled.reject(new Error(`is not loaded after ${seconds} s; it waits or loops outside of a function`))
    endRehearsal()
  }, seconds * 1_000)
  const done = (): void => settled.resolve(undefined)
  worker.once('message', done).once('exit', stopped)
  worker.postMessage(url)
  await settled.promise.finally(() => {
    clearTimeout(timer)
    worker.off('message', done).off('exit', stopped)
  })
}
