import { AsyncLocalStorage } from 'node:async_hooks'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { ClientRequest } from 'node:http'
import type { Socket } from 'node:net'
import { NotSent } from './not-sent.js'
import { whenConnected } from './when-connected.js'

/** Connections seen during one call. */
interface Wire {
  requests: number
  isConnected: boolean
}

const wires = new AsyncLocalStorage<Wire>()

const channel = 'http.client.request.created'

const created = (message: unknown): void => {
  const wire = wires.getStore()
  if (wire === undefined) return
  wire.requests += 1
  const { request } = message as { readonly request: ClientRequest }
  request.once('socket', (socket: Socket) => {
    whenConnected(socket, () => {
      wire.isConnected = true
    })
  })
}

/**
 * Runs a call and watches the connections of Node's own HTTP: if none of its requests ever had one, its error becomes
 * `NotSent`. A client that sends in another way is not seen, and its errors stay as they are.
 */
export const watched = async <A>(call: () => Promise<A>): Promise<A> => {
  // Unsubscribed first, so that repeated calls subscribe only once.
  unsubscribe(channel, created)
  subscribe(channel, created)
  const wire: Wire = { requests: 0, isConnected: false }
  try {
    return await wires.run(wire, call)
  } catch (cause) {
    throw wire.requests > 0 && !wire.isConnected ? new NotSent('unreachable', cause) : cause
  }
}
