import * as t from 'io-ts'
import { canonical } from '../../domain/kernel/canonical.js'
import { epochSeconds } from '../../domain/kernel/instant.js'
import type { Humans, Proved, Purported, Purpose } from '../../ports/humans.js'
import type { Mac } from '../../ports/mac.js'

/**
 * A challenge of ALTCHA, version 2: find the counter for which PBKDF2 of nonce and counter starts with the prefix.
 * https://altcha.org/docs/v2/proof-of-work
 */
const Parameters = t.type({
  algorithm: t.literal('PBKDF2/SHA-256'),
  nonce: t.string,
  salt: t.string,
  cost: t.number,
  keyLength: t.number,
  keyPrefix: t.string,
  expiresAt: t.number,
  data: t.type({ form: t.string, key: t.string, at: t.number }),
})

type Parameters = t.TypeOf<typeof Parameters>

const Payload = t.type({
  challenge: t.type({ parameters: Parameters, signature: t.string }),
  solution: t.type({ counter: t.Int, derivedKey: t.string }),
})

/** Iterations per try, about a third of a millisecond of one core. */
const cost = 1_000

/** Minimum and maximum tries until a challenge is solved. */
const tries = [300, 900] as const

/** Validity of a challenge, in seconds. */
const validFor = 3_600

/** Maximum characters of a payload, which usually has about 800. */
const longest = 4_000

const bytesOf = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16))

const hexOf = (bytes: Iterable<number>): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

const randomHex = (bytes: number): string => hexOf(crypto.getRandomValues(new Uint8Array(bytes)))

/** Derives the key of a counter, in hexadecimal. */
const derived = async ({ nonce, salt, keyLength }: Parameters, counter: number): Promise<string> => {
  const password = bytesOf(nonce + counter.toString(16).padStart(8, '0'))
  const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits'])
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: bytesOf(salt), iterations: cost }
  return hexOf(new Uint8Array(await crypto.subtle.deriveBits(how, key, keyLength * 8)))
}

const payloadIn = (proof: string): unknown => {
  if (proof.length > longest) return undefined
  try {
    return JSON.parse(atob(proof))
  } catch {
    return undefined
  }
}

/** Whether a challenge of this deployment is for this submission and still valid. */
const isFor = ({ expiresAt, data }: Parameters, { form, key, now }: Purported): boolean =>
  data.form === form && data.key === key && data.at <= now && epochSeconds(now) < expiresAt

const isSolved = async (
  parameters: Parameters,
  { counter, derivedKey }: t.TypeOf<typeof Payload>['solution'],
): Promise<boolean> => {
  if (counter < 0 || counter > 0xffffffff) return false
  const key = await derived(parameters, counter)
  return key === derivedKey && key.startsWith(parameters.keyPrefix)
}

/**
 * Checks a proof. Only challenges that this deployment signed are computed, so nobody can make this process compute
 * others.
 */
const checked = async (mac: Mac, purported: Purported): Promise<Proved> => {
  const payload = payloadIn(purported.proof)
  if (!Payload.is(payload)) return 'refused'
  const { challenge, solution } = payload
  const { parameters, signature } = challenge
  const isOurs = mac.verify('challenge', canonical(parameters), signature)
  if (!isOurs || !isFor(parameters, purported)) return 'refused'
  return (await isSolved(parameters, solution)) ? 'proved' : 'refused'
}

const challengeFor = async (mac: Mac, { form, key, now }: Purpose): Promise<object> => {
  const unsolved: Parameters = {
    algorithm: 'PBKDF2/SHA-256',
    nonce: randomHex(16),
    salt: randomHex(16),
    cost,
    keyLength: 32,
    keyPrefix: '',
    expiresAt: epochSeconds(now) + validFor,
    data: { form, key, at: now },
  }
  const [least, most] = tries
  const chance = parseInt(randomHex(4), 16) / 2 ** 32
  const counter = Math.floor(least + chance * (most - least))
  const keyPrefix = (await derived(unsolved, counter)).slice(0, 32)
  const parameters = { ...unsolved, keyPrefix }
  return { parameters, signature: mac.sign('challenge', canonical(parameters)) }
}

/**
 * Proof of work: a challenge is signed for one idempotency key, so that the submission's one put also prevents replays.
 */
export const altchaProofs = ({ mac }: { readonly mac: Mac }): Humans => ({
  challenge: (purpose) => () => challengeFor(mac, purpose),
  check: (purported) => () => checked(mac, purported),
})
