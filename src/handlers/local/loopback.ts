import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server reachable from this machine only. */
export interface Loopback {
  readonly endpoint: string
  readonly close: () => void
}

/** Starts a server on a free port of this machine. */
export const loopback = async (listener: RequestListener): Promise<Loopback> => {
  const server = createServer(listener)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    endpoint: `http://127.0.0.1:${port}`,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
