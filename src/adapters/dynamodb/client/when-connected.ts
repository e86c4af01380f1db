import type { Socket } from 'node:net'

/** What a TLS socket says of its handshake, beyond what the types of Node know. */
type Connection = Socket & { readonly encrypted?: boolean; readonly secureConnecting?: boolean }

/**
 * Calls back as soon as a socket can carry a request: connected and, where it is encrypted, after a handshake that
 * ended in a certificate that is trusted. At once, if that is so already; never, if it fails before.
 */
export const whenConnected = (socket: Connection, then: () => void): void => {
  const isEncrypted = socket.encrypted === true
  if (socket.connecting || (isEncrypted && socket.secureConnecting === true))
    socket.once(isEncrypted ? 'secureConnect' : 'connect', then)
  else then()
}
