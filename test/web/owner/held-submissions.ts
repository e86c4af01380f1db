import { sha256 } from '../../../src/adapters/system/stamper.js'
import { attempt, type Attempt } from '../../../src/domain/index.js'
import type { Reason } from '../../../src/domain/spam/reason.js'
import { trapName } from '../../../src/domain/spam/trap.js'
import { answersOf } from '../../../src/domain/words/words.js'
import { contact } from '../../../forms/contact.js'

/** What a person sends with the form `contact`. */
export const person = {
  name: 'Ada',
  email: 'ada@example.org',
  topic: 'sales',
  message: 'Hello',
  consent: 'on',
} as const

/** What a bot sends that fills in whatever it finds. */
export const bot = {
  ...person,
  name: 'Bot',
  email: 'bot@example.org',
  [trapName('contact', Object.keys(contact.fields))]: 'https://casino.example',
}

/** Many submissions of `contact` that are held. */
export const heldAttempts = (count: number, why: readonly Reason[] = ['trap']): readonly Attempt[] =>
  manyAttempts(count, why)

/** Many submissions of `contact`, open unless there is a reason; the first one the oldest, each a second younger. */
export const manyAttempts = (count: number, why?: readonly Reason[]): readonly Attempt[] =>
  Array.from({ length: count }, (_, n) => {
    const input = { ...person, email: `n${n}@example.org`, topic: n % 2 === 0 ? 'support' : 'other' }
    return attempt(contact, sha256, {
      input,
      fields: { ...input, consent: '2026-11' },
      key: undefined,
      stamp: {
        attemptId: `held-${n}`,
        random: `held-random-${n}`,
        receivedAt: Date.now() - (count - n) * 1000,
      },
      answers: answersOf(contact),
      ...(why && { why }),
    })
  })
