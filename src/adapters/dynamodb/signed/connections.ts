import { connect, isIP, type Socket } from 'node:net'
import { connect as connectSecurely } from 'node:tls'

/** User of a connection: one request and its response. */
export interface User {
  /** A request can be written: connected and, if encrypted, after a handshake with a trusted certificate. */
  readonly ready: () => void
  readonly data: (chunk: Buffer) => void
  /** No more data follows, with the reason if there is one. */
  readonly closed: (cause: Error | undefined) => void
}

/** A connection, lent to one user at a time. */
export interface Connection {
  readonly use: (user: User) => void
  readonly write: (text: string) => void
  /** Gives the connection back for another request. */
  readonly release: () => void
  /** Closes the connection; its user hears no more of it. */
  readonly destroy: () => void
}

/** Connections to one address, kept for further requests. */
export interface Connections {
  /** Lends an idle connection or opens one. */
  readonly take: () => Connection
  /** Opens a connection before the first request needs it. */
  readonly prepare: () => void
}

/** Opens a socket. TLS sessions are resumed, which shortens the next handshake. */
const socketsTo = ({ protocol, hostname, port }: URL): (() => Socket) => {
  const host = hostname.replace(/^\[|\]$/g, '')
  const options = { host, keepAlive: true, keepAliveInitialDelay: 1_000, noDelay: true }
  if (protocol === 'http:') return () => connect({ ...options, port: Number(port || 80) })
  const secure = { ...options, port: Number(port || 443), ALPNProtocols: ['http/1.1'] }
  const named = isIP(host) === 0 ? { ...secure, servername: host } : secure
  let session: Buffer | undefined
  return () =>
    connectSecurely({ ...named, session }).on('session', (next: Buffer) => {
      session = next
    })
}

/** Notes whether a connection waits for a user. */
type Note = (connection: Connection, isIdle: boolean) => void

/** One connection. It is idle until it has a user; an idle one keeps no process alive. */
const connectionOn = (socket: Socket, readyEvent: string, note: Note): Connection => {
  let user: User | undefined
  let isReady = false
  let cause: Error | undefined
  const connection: Connection = {
    use: (next) => {
      user = next
      socket.ref()
      if (isReady) next.ready()
    },
    write: (text) => void socket.write(text),
    release: () => {
      user = undefined
      socket.unref()
      note(connection, true)
    },
    destroy: () => {
      user = undefined
      note(connection, false)
      socket.destroy()
    },
  }
  socket.once(readyEvent, () => {
    isReady = true
    user?.ready()
  })
  socket.on('data', (chunk: Buffer) => (user === undefined ? connection.destroy() : user.data(chunk)))
  socket.on('end', () => note(connection, false))
  socket.on('error', (error) => (cause = error))
  socket.on('close', () => {
    const last = user
    connection.destroy()
    last?.closed(cause)
  })
  return connection
}

/** Connections to the origin of an address. */
export const connectionsTo = (address: URL): Connections => {
  const open = socketsTo(address)
  const readyEvent = address.protocol === 'http:' ? 'connect' : 'secureConnect'
  let idle: readonly Connection[] = []
  const note: Note = (connection, isIdle) => {
    idle = idle.filter((each) => each !== connection).concat(isIdle ? connection : [])
  }
  const opened = (): Connection => connectionOn(open(), readyEvent, note)
  return {
    take: () => {
      // The one that was used last is the least likely to have been closed by the server.
      const connection = idle.at(-1) ?? opened()
      note(connection, false)
      return connection
    },
    prepare: () => opened().release(),
  }
}
