import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Resolves once the server listens or, if it cannot, with the system's error code, such as `EADDRINUSE`. */
export const listen = (server: Server, port: number, host: string): Promise<string | undefined> =>
  new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException): void => resolve(error.code ?? error.name)
    server.once('error', failed)
    server.listen(port, host, () => {
      server.off('error', failed)
      resolve(undefined)
    })
  })

export const portOf = (server: Server): number => (server.address() as AddressInfo).port

/** Accepts no new connections, and disconnects open ones after `grace` milliseconds. */
export const close = (server: Server, grace: number): Promise<void> =>
  new Promise((resolve) => {
    if (!server.listening) {
      resolve()
      return
    }
    // A connection becomes idle after its answer, and would then be kept for the next request.
    const sweep = setInterval(() => server.closeIdleConnections(), 50)
    const cut = setTimeout(() => server.closeAllConnections(), grace)
    server.close(() => {
      clearInterval(sweep)
      clearTimeout(cut)
      resolve()
    })
  })
