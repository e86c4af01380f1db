/**
 * The process of the embedded DynamoDB, separate because dynalite can hang, throw and exhaust memory, and none of that
 * may reach the site.
 */
import type { Server } from 'node:http'
import { connect } from 'node:net'
import { guardedDynalite } from './host.js'
import { type ChildMessage, type Order, reasonOf, type Refusal, stopMessage } from './process-messages.js'
import { checkStore } from './store.js'

// Submissions must not be readable by other users of this machine.
process.umask(0o077)

const { port, folder } = JSON.parse(process.argv[2] ?? '{}') as Order

const tell = (message: ChildMessage): Promise<void> =>
  new Promise((resolve) => {
    if (process.send === undefined || !process.connected) resolve()
    else process.send(message, () => resolve())
  })

const endWith = async (message: ChildMessage): Promise<never> => {
  await tell(message)
  process.exit(1)
}

let closing = false

/** Gives requests in progress half a second, then closes the store. */
const close = (server: Server): void => {
  if (closing) return
  closing = true
  setTimeout(() => server.closeAllConnections(), 500).unref()
  // If closing takes too long, the process exits anyway; LevelDB recovers from that as from a kill.
  setTimeout(() => process.exit(1), 1_300).unref()
  server.close(() => process.exit(0))
  server.closeIdleConnections()
}

const listen = (server: Server): Promise<readonly Refusal[]> =>
  new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      resolve([
        error.code === 'EADDRINUSE'
          ? { _tag: 'PortBusy', port }
          : { _tag: 'NotStarted', reason: reasonOf(error) },
      ])
    })
    server.listen(port, '127.0.0.1', () => resolve([]))
  })

/** Whether the port is taken. Asked here so that a busy port is reported together with other errors. */
const isTaken = (): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const done = (taken: boolean) => () => {
      socket.destroy()
      resolve(taken)
    }
    socket.setTimeout(500, done(false)).once('connect', done(true)).once('error', done(false))
  })

const refusalsOfData = async (): Promise<readonly Refusal[]> => {
  const refusals = folder === undefined ? [] : await checkStore(folder)
  return refusals.length > 0 && (await isTaken()) ? [{ _tag: 'PortBusy', port }, ...refusals] : refusals
}

// Ctrl-C and a closed terminal reach every process of the group; the parent decides when to close.
process.on('SIGINT', () => undefined)
process.on('SIGHUP', () => undefined)

// An uncaught error comes from dynalite between taking and releasing a lock, so that every later request for the same
// key would wait forever. This process is of no more use; the parent starts another.
process.on('uncaughtException', (error) => void endWith({ _tag: 'Broken', reason: reasonOf(error) }))

/** Timeout of a request in milliseconds: longer than any function waits for an answer. */
const patience = 8_000
const overdue = {
  patience,
  onOverdue: () =>
    void endWith({ _tag: 'Broken', reason: `a request had no answer after ${patience / 1000} s` }),
}

const unusable = await refusalsOfData()
if (unusable.length > 0) await endWith({ _tag: 'Refused', refusals: unusable })

const server = guardedDynalite(folder, overdue, (item) => void tell({ _tag: 'Written', item }))
const refusals = await listen(server)
if (refusals.length > 0) await endWith({ _tag: 'Refused', refusals })

const stop = (): void => close(server)
process.on('SIGTERM', stop)
process.on('disconnect', stop)
process.on('message', (message) => {
  if (message === stopMessage) stop()
})
const address = server.address()
await tell({ _tag: 'Listening', port: typeof address === 'object' && address !== null ? address.port : port })
// The parent may have ended before this process could notice.
if (!process.connected) stop()
