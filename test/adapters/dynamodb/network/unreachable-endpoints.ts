import { createServer, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { createServer as createSecureServer, type TlsOptions } from 'node:tls'
import { Worker } from 'node:worker_threads'
import { certificates } from '../../probe/test-certificates.js'

/** An address at which something happens to calls. */
export interface Place {
  readonly endpoint: string
  /** Bytes of requests that came so far as to be readable there. */
  readonly bytes: () => number
  readonly close: () => Promise<void>
}

const at = async (server: Server, scheme: string, bytes = () => 0): Promise<Place> => {
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    endpoint: `${scheme}://localhost:${(server.address() as AddressInfo).port}`,
    bytes,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A listener that lets everybody in and then does something to them. */
export const accepting = (scheme: 'http' | 'https', then: (socket: Socket) => void): Promise<Place> =>
  at(
    createServer((socket) => {
      socket.on('error', () => undefined)
      then(socket)
    }),
    scheme,
  )

/** A listener with a certificate, which does something once a request has come. */
export const encrypted = (options: TlsOptions, then: (socket: Socket) => void): Promise<Place> => {
  let bytes = 0
  const server = createSecureServer({ key: certificates.key, ...options }, (socket) => {
    socket.on('error', () => undefined)
    socket.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      then(socket)
    })
  })
  server.on('tlsClientError', () => undefined)
  return at(server, 'https', () => bytes)
}

/** Nothing listens here any more. */
export const closed = async (scheme: 'http' | 'https'): Promise<Place> => {
  const place = await accepting(scheme, () => undefined)
  await place.close()
  return { ...place, close: () => Promise.resolve() }
}

/** Nobody accepts, and the queue is full: whatever else comes, the kernel swallows. */
export const swallowing = async (scheme: 'http' | 'https'): Promise<Place> => {
  const code = `
    const { parentPort } = require('node:worker_threads')
    const server = require('node:net').createServer()
    server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
      parentPort.postMessage(server.address().port)
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
    })`
  const worker = new Worker(code, { eval: true })
  const port = await new Promise<number>((resolve) => worker.once('message', resolve))
  const { connect } = await import('node:net')
  const fillers = Array.from({ length: 4 }, () => connect(port, '127.0.0.1').on('error', () => undefined))
  await new Promise((resolve) => setTimeout(resolve, 100))
  return {
    endpoint: `${scheme}://127.0.0.1:${port}`,
    bytes: () => 0,
    close: async () => {
      for (const filler of fillers) filler.destroy()
      await worker.terminate()
    },
  }
}

/** A name that no resolver knows. */
export const unknownName = (): Promise<Place> =>
  Promise.resolve({
    endpoint: 'https://no-such-store.invalid',
    bytes: () => 0,
    close: () => Promise.resolve(),
  })
