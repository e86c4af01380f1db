import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Resolves once the server listens; or with the system's error code, such as `EADDRINUSE`. */
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

/** Takes no new connections, lets what is being answered finish for a while, then cuts it off. */
export const close = (server: Server, grace: number): Promise<void> =>
  new Promise((resolve) => {
    if (!server.listening) {
      resolve()
      return
    }
    // A connection becomes idle when its answer is out, and would then be kept for a next request.
    const sweep = setInterval(() => server.closeIdleConnections(), 50)
    const cut = setTimeout(() => server.closeAllConnections(), grace)
    server.close(() => {
      clearInterval(sweep)
      clearTimeout(cut)
      resolve()
    })
  })
