import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { hmac } from '../../../src/adapters/system/mac.js'
import { memoryRepository } from '../../../src/adapters/memory/index.js'
import { sha256 } from '../../../src/adapters/system/index.js'
import { form, text } from '../../../src/domain/index.js'
import { timeToken } from '../../../src/domain/spam/time-token.js'
import { submit } from '../../../src/handlers/use-cases/submit.js'

const now = 1_700_000_000_000
const hour = 3_600_000
const note = form('note', { name: text({ label: 'Name', maxLength: 100 }) })
const mac = hmac([new Uint8Array(32).fill(1)])
const other = hmac([new Uint8Array(32).fill(2)])

/** Key of a page shown at this time. */
const keyOf = ({ at = now - 1_000, of = 'note', by = mac } = {}): string =>
  timeToken(of, { shownAt: at, random: 'random-0123456789' }, (signed) => by.sign('time', signed))

/** Reasons to hold a submission with the key now. */
const whyOf = async (key: string): Promise<readonly string[] | undefined> => {
  const stamper = () => ({ attemptId: 'attempt', random: 'random', receivedAt: now })
  const repository = memoryRepository({ clock: () => now })
  const send = submit({ stamper, digest: sha256, repository, mac })
  const result = await send({ form: note, input: { name: 'Ada' }, key }, now + 5_000)()
  if (E.isLeft(result)) throw new Error(result.left._tag)
  return result.right.submission.why
}

describe('what a page says of when it was shown', () => {
  it('holds submissions sent within two seconds, and no others', async () => {
    expect(await whyOf(keyOf())).toEqual(['too-fast'])
    expect(await whyOf(keyOf({ at: now }))).toEqual(['too-fast'])
    expect(await whyOf(keyOf({ at: now - 1_999 }))).toEqual(['too-fast'])
    expect(await whyOf(keyOf({ at: now - 2_000 }))).toBeUndefined()
    expect(await whyOf(keyOf({ at: now - 11 * hour }))).toBeUndefined()
  })

  it.each([
    ['of another form', keyOf({ of: 'other' })],
    ['of somebody else’s', keyOf({ by: other })],
    [
      'for another purpose',
      timeToken('note', { shownAt: now, random: 'random-0123456789' }, (text) => mac.sign('challenge', text)),
    ],
    ['by a clock that went back', keyOf({ at: now + 60_000 })],
    ['of 13 hours ago', keyOf({ at: now - 13 * hour })],
    ['with another time spliced in', keyOf().replace(String(now - 1_000), String(now - 1))],
    ['with another signature spliced in', keyOf().slice(0, -43) + keyOf({ at: now }).slice(-43)],
    ['of a program’s own', 'key-0123456789abcdef'],
  ])('counts for nothing in a key %s', async (_, key) => {
    expect(await whyOf(key)).toBeUndefined()
  })
})
