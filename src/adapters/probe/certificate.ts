import { isIP } from 'node:net'
import { connect } from 'node:tls'
import type { Certificate } from '../../ports/probe.js'

/** Reads a server's certificate, trusted or not. */
export const certificateWithin =
  (patience: number) =>
  (host: string, port: number): Promise<Certificate> =>
    new Promise((resolve, reject) => {
      const servername = isIP(host) === 0 ? host : ''
      const socket = connect({ host, port, servername, rejectUnauthorized: false }, () => {
        const { valid_to: until } = socket.getPeerCertificate()
        // Null if the certificate is trusted, despite the type.
        const distrust = socket.authorizationError as Error | string | null
        resolve({
          protocol: socket.getProtocol() ?? 'unknown',
          distrust: distrust === null ? undefined : codeOf(distrust),
          validTo: Date.parse(until),
        })
        socket.destroy()
      })
      socket.setTimeout(patience, () => {
        socket.destroy(Object.assign(new Error('no greeting'), { code: 'ETIMEDOUT' }))
      })
      socket.on('error', reject)
    })

const codeOf = (distrust: Error | string): string => {
  if (typeof distrust === 'string') return distrust
  return 'code' in distrust && typeof distrust.code === 'string' ? distrust.code : distrust.message
}
