import type { Socket } from 'node:net'

/** Handshake state of a TLS socket, missing from Node's types. */
type Connection = Socket & { readonly encrypted?: boolean; readonly secureConnecting?: boolean }

/**
 * Calls back once a socket can carry a request: connected and, if encrypted, after a handshake with a trusted
 * certificate. Calls back at once if it already can, and never if it fails first.
 */
export const whenConnected = (socket: Connection, then: () => void): void => {
  const isEncrypted = socket.encrypted === true
  if (socket.connecting || (isEncrypted && socket.secureConnecting === true))
    socket.once(isEncrypted ? 'secureConnect' : 'connect', then)
  else then()
}
