import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { signedSend } from '../../../../src/adapters/dynamodb/signed/signed-send.js'
import { form, text } from '../../../../src/domain/index.js'
import { certificates } from '../../probe/test-certificates.js'
import { bySdk, type Connect, service } from '../faults/dying-function.js'
import { useAnyCredentials } from '../databases.js'
import { accepting, closed, encrypted, type Place, swallowing, unknownName } from './unreachable-endpoints.js'

const note = form('note', { value: text({ label: 'Value', maxLength: 200 }) })
const trusted = getCACertificates('default')

const reset = (socket: { resetAndDestroy: () => unknown }): void => void socket.resetAndDestroy()
const nothing = (): void => undefined

/** Places at which no request can ever have been written. */
const unsent: Readonly<Record<string, () => Promise<Place>>> = {
  'an address that swallows packets': () => swallowing('http'),
  'an address that swallows packets, encrypted': () => swallowing('https'),
  'a closed port': () => closed('http'),
  'a closed port, encrypted': () => closed('https'),
  'a name that no resolver knows': unknownName,
  'a reset as soon as the connection stands': () => accepting('https', reset),
  'a reset during the handshake': () =>
    accepting('https', (socket) => socket.once('data', () => reset(socket))),
  'an end during the handshake': () =>
    accepting('https', (socket) => socket.once('data', () => socket.end())),
  'a handshake that nobody answers': () => accepting('https', nothing),
  'an answer that is not TLS': () =>
    accepting('https', (socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))),
  'a certificate that nobody signed': () => encrypted({ cert: certificates.selfSigned }, reset),
  'a certificate of an authority that is not trusted': () => encrypted({ cert: certificates.good }, reset),
  'a certificate that has expired': () => encrypted({ cert: certificates.expired }, reset),
  'a certificate of another name': () => encrypted({ cert: certificates.otherName }, reset),
  'a protocol that is too old': () =>
    encrypted({ cert: certificates.good, maxVersion: 'TLSv1.1', minVersion: 'TLSv1' }, reset),
  'a list of ciphers without a common one': () =>
    encrypted(
      { cert: certificates.good, ciphers: 'AES128-SHA', maxVersion: 'TLSv1.2', minVersion: 'TLSv1.2' },
      reset,
    ),
}

/** Places at which a request may have arrived. */
const sent: Readonly<Record<string, () => Promise<Place>>> = {
  'a reset after the request': () => accepting('http', (socket) => socket.once('data', () => reset(socket))),
  'an end after the request': () => accepting('http', (socket) => socket.once('data', () => socket.end())),
  'a request that nobody answers': () => accepting('http', nothing),
  'a reset after an encrypted request': () =>
    encrypted({ cert: certificates.good }, (socket) => socket.destroy()),
  'an encrypted request that nobody answers': () => encrypted({ cert: certificates.good }, nothing),
}

const clients: Readonly<Record<string, Connect>> = { 'the signed client': signedSend, 'AWS’s client': bySdk }

beforeAll(useAnyCredentials)

type Seen = readonly [status: number, code: unknown, outcome: unknown, bytes: number]

/** What a person is told by way of each place, and how much of their request was readable there; all at once. */
const seenAt = async (
  connect: Connect,
  places: typeof unsent,
  key?: string,
): Promise<Record<string, Seen>> => {
  const seen = await Promise.all(
    Object.entries(places).map(async ([name, open]) => {
      const place = await open()
      const visit = service([note], 'unreachable', place.endpoint, connect)
      const { status, answer } = await visit.post({ form: 'note', fields: { value: 'x' }, key }, 2_500)
      const bytes = place.bytes()
      await place.close()
      return [name, [status, answer.code, answer.outcome, bytes]] as const
    }),
  )
  return Object.fromEntries(seen)
}

const everywhere = (places: typeof unsent, told: unknown): unknown =>
  Object.fromEntries(Object.keys(places).map((name) => [name, told]))

describe.each(Object.entries(clients))('%s', (_, connect) => {
  const key = 'key-0123456789abcdef'
  const notStored = [503, 'store-unavailable', 'not-stored', 0]

  it('knows that nothing is stored where no request can have been written', async () => {
    expect(await seenAt(connect, unsent)).toEqual(everywhere(unsent, notStored))
  })

  describe('where the authority is trusted', () => {
    beforeAll(() => setDefaultCACertificates([...trusted, certificates.authority]))
    afterAll(() => setDefaultCACertificates(trusted))

    it('still knows it of a certificate that is of another name, or has expired', async () => {
      const names = ['a certificate of another name', 'a certificate that has expired']
      const places = Object.fromEntries(names.map((name) => [name, unsent[name] ?? unknownName]))
      expect(await seenAt(connect, places)).toEqual(everywhere(places, notStored))
    })

    it('does not claim it where the request may have arrived', async () => {
      const [keyed, keyless] = await Promise.all([seenAt(connect, sent, key), seenAt(connect, sent)])
      expect(keyed).toEqual(everywhere(sent, [503, 'outcome-unknown', 'unknown', expect.any(Number)]))
      expect(keyless).toEqual(everywhere(sent, [503, expect.any(String), 'unknown', expect.any(Number)]))
    })
  })
})
