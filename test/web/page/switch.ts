import { connect, createServer, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'

/** A way to a service that can be cut and joined again, at the same address: to a client, the service stops. */
export interface Switch {
  readonly endpoint: string
  /** Ends every connection and refuses new ones. */
  readonly off: () => Promise<void>
  readonly on: () => Promise<void>
}

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve)
  })

export const switchTo = async (target: string): Promise<Switch> => {
  const { hostname, port } = new URL(target)
  const open = new Set<Socket>()
  const hold = (socket: Socket): Socket => {
    open.add(socket)
    return socket.on('error', () => socket.destroy()).on('close', () => void open.delete(socket))
  }
  const server = createServer((from) => {
    const to = hold(connect(Number(port), hostname))
    hold(from).pipe(to).pipe(from)
  })
  await listen(server, 0)
  const { port: own } = server.address() as AddressInfo
  return {
    endpoint: `http://127.0.0.1:${own}`,
    off: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of open) socket.destroy()
      }),
    on: () => listen(server, own),
  }
}
