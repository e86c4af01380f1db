import { beforeAll, describe, expect, it } from '@jest/globals'
import { createHmac } from 'node:crypto'
import { type Challenge, solveChallenge, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { altchaProofs } from '../../../src/adapters/altcha/proof-of-work.js'
import { hmac } from '../../../src/adapters/system/mac.js'
import { canonical } from '../../../src/domain/kernel/canonical.js'
import { form, text } from '../../../src/domain/index.js'
import { timeToken } from '../../../src/domain/spam/time-token.js'
import { begin, deployment, mac, tally } from './flood.js'

const fields = { name: text({ label: 'Name', maxLength: 100 }) }
const always = form('note', fields, { spam: { human: 'proof', when: 'always' } })
const unsure = form('note', fields, { spam: { human: 'proof', perDay: 1_000, perSender: false } })
const humans = altchaProofs({ mac })
const key = 'key-0123456789abcdef'

const challengeFor = async (purpose: object = {}, by = humans): Promise<Challenge> =>
  (await by.challenge({ form: 'note', key, now: begin, ...purpose })()) as Challenge

const packed = (challenge: object, solution: object): string => btoa(JSON.stringify({ challenge, solution }))

const solutionOf = async (challenge: Challenge) => {
  const solution = await solveChallenge({ challenge, deriveKey })
  if (solution === null) throw new Error('unsolved')
  return solution
}

const proofOf = async (purpose: object = {}, by = humans): Promise<string> => {
  const challenge = await challengeFor(purpose, by)
  return packed(challenge, await solutionOf(challenge))
}

describe('a challenge', () => {
  it('is one of ALTCHA’s second version, as its own library solves and verifies it', async () => {
    const { parameters } = await challengeFor({ now: Date.now() })
    const hmacSignatureSecret = 'of the library’s own'
    const signature = createHmac('sha256', hmacSignatureSecret).update(canonical(parameters)).digest('hex')
    const challenge = { parameters, signature }
    const solution = await solutionOf(challenge)
    const verified = await verifySolution({ challenge, solution, deriveKey, hmacSignatureSecret })
    expect(verified).toMatchObject({ verified: true, expired: false })
  })

  it('takes 300 to 900 tries', async () => {
    const { counter } = await solutionOf(await challengeFor())
    expect(counter).toBeGreaterThanOrEqual(300)
    expect(counter).toBeLessThan(900)
  })
})

describe('a form that asks everybody for a proof', () => {
  let proof: string
  beforeAll(async () => {
    proof = await proofOf()
  })

  it('has open what comes with one, and holds what comes without', async () => {
    const { send } = deployment({ of: always })
    expect(await send({ key, proof })).toBe('open')
    expect(await send({ key: `${key}-2` })).toBe('no-proof')
    expect(await send()).toBe('no-proof')
  })

  it('stores one submission by one challenge, whatever 50 parallel senders do with it', async () => {
    const { send, calls } = deployment({ of: always, instances: 5 })
    const fates = await Promise.all(
      Array.from({ length: 50 }, (_, n) => send({ key, proof, name: n % 2 === 0 ? 'Ada' : `Bot ${n}` })),
    )
    expect(tally(fates)).toMatchObject({ open: 1 })
    expect(tally(fates)['NotHuman']).toBeUndefined()
    expect(calls.add).toBe(50)
    const others = await Promise.all(
      Array.from({ length: 50 }, (_, n) => send({ key: `${key}-${n}`, proof })),
    )
    expect(tally(others)).toEqual({ NotHuman: 50 })
  })

  it('says of what was stored before that it is stored, though its proof is spent or spoilt', async () => {
    const { send } = deployment({ of: always })
    expect(await send({ key, proof })).toBe('open')
    expect(await send({ key, proof: 'spoilt' })).toBe('Replayed')
    expect(await send({ key, proof, at: begin + 7_200_000 })).toBe('Replayed')
  })

  it('looks at no more proofs of a sender than the limits store, and refuses the rest unseen', async () => {
    const { send, calls } = deployment({ of: always })
    const wrong = (n: number) => send({ key: `${key}-${n}`, proof: 'wrong', address: '203.0.113.9' })
    const fates = await Promise.all(Array.from({ length: 1_000 }, (_, n) => wrong(n)))
    expect(tally(fates)).toEqual({ NotHuman: 600, RateLimited: 400 })
    expect(calls.add).toBe(0)
  })

  const other = altchaProofs({ mac: hmac([new Uint8Array(32).fill(9)]) })
  const changed = async (parameters: object): Promise<string> => {
    const challenge = await challengeFor()
    const solution = await solutionOf(challenge)
    return packed({ ...challenge, parameters: { ...challenge.parameters, ...parameters } }, solution)
  }
  it.each<[string, () => Promise<string>]>([
    ['of another form', () => proofOf({ form: 'other' })],
    ['of another key', () => proofOf({ key: `${key}-2` })],
    ['of another deployment', () => proofOf({}, other)],
    ['of two hours ago', () => proofOf({ now: begin - 7_200_000 })],
    ['of a clock that is ahead', () => proofOf({ now: begin + 60_000 })],
    ['with its end moved', () => changed({ expiresAt: 9_999_999_999 })],
    ['at cost 0', () => changed({ cost: 0 })],
    ['with an empty prefix', () => changed({ keyPrefix: '' })],
    ['that is not solved', async () => packed(await challengeFor(), { counter: 1, derivedKey: 'ab' })],
    ['with half a counter', async () => packed(await challengeFor(), { counter: 1.5, derivedKey: 'ab' })],
    ['that is no payload', () => Promise.resolve(btoa('{"challenge":null}'))],
    ['that is no Base64', () => Promise.resolve('%%%')],
    ['of 100,000 characters', () => Promise.resolve('A'.repeat(100_000))],
  ])('refuses a proof %s', async (_, make) => {
    const { send, calls } = deployment({ of: always })
    expect(await send({ key, proof: await make() })).toBe('NotHuman')
    expect(calls.add).toBe(0)
  })
})

describe('a form that asks those whom something else makes doubtful', () => {
  it('asks no one in an ordinary hour, and everyone in an unusual one', async () => {
    const { send } = deployment({ of: unsure })
    for (let n = 0; n < 100; n += 1) expect(await send()).toBe('open')
    expect(await send()).toBe('no-proof')
    expect(await send({ key, proof: await proofOf() })).toBe('open')
    expect(await send({ at: begin + 3_600_000 })).toBe('open')
  })

  it('believes a proof more than a clock, and no proof more than what was typed', async () => {
    const quick = timeToken('note', { shownAt: begin, random: 'random-0123456789' }, (text) =>
      mac.sign('time', text),
    )
    const of = form('note', fields, { spam: { human: 'proof', words: ['casino'] } })
    const { send } = deployment({ of })
    expect(await send({ key: quick })).toBe('too-fast,no-proof')
    const next = timeToken('note', { shownAt: begin, random: 'random-9876543210' }, (text) =>
      mac.sign('time', text),
    )
    expect(await send({ key: next, proof: await proofOf({ key: next }) })).toBe('open')
    expect(await send({ key, name: 'Casino', proof: await proofOf() })).toBe('words')
  })
})
