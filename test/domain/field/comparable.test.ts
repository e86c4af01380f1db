import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { sha256 } from '../../../src/adapters/system/stamper.js'
import { condition } from '../../../src/domain/reading/condition.js'
import type { Kind } from '../../../src/domain/field/description.js'
import { email } from '../../../src/domain/field/kinds/email.js'
import type { AnyField } from '../../../src/domain/field/field.js'
import { form } from '../../../src/domain/form/form.js'
import { phone } from '../../../src/domain/field/kinds/phone.js'
import { attempt } from '../../../src/domain/submission/submission.js'
import { text } from '../../../src/domain/field/kinds/text.js'
import { url } from '../../../src/domain/field/kinds/url.js'
import { answersOf } from '../../../src/domain/words/words.js'

const label = 'L'
const fields = {
  text: text({ label, maxLength: 100, listed: true }),
  email: email({ label, listed: true }),
  url: url({ label, listed: true }),
  phone: phone({ label, listed: true }),
} as const satisfies Partial<Record<Kind, AnyField>>

/** Two spellings of one answer. */
const spellings: readonly (readonly [keyof typeof fields, string, string])[] = [
  ['email', 'ada@b\u00FCcher.example', 'ada@xn--bcher-kva.example'],
  ['email', 'ada@BU\u0308CHER.example', 'ada@b\u00FCcher.example'],
  ['email', 'ada@B\u00DCCHER.example', 'ada@b\u00FCcher.example'],
  ['email', 'ada@xn--BCHER-kva.EXAMPLE', 'ada@b\u00FCcher.example'],
  ['email', 'ada@\uFF45xample.org', 'ada@example\u3002org'],
  ['email', ' mailto:ada@Example.org\u200E', 'ada@example.org'],
  ['text', 'a', 'a '],
  ['text', '\u00E9', 'e\u0301'],
  ['text', 'a\u0323\u0307', 'a\u0307\u0323'],
  ['text', '\u200Ba', 'a\uFEFF\n'],
  ['url', 'HTTPS://Example.ORG', 'https://example.org/'],
  ['url', 'https://example.org:443/', 'https://example.org'],
  ['url', 'https://b\u00FCcher.example/', 'https://xn--bcher-kva.example/'],
  ['phone', '+49 (89) 123-456', '+4989123456'],
]

describe.each(spellings)('one answer of kind %s, spelt %j and %j', (kind, one, other) => {
  const of = form('f', { it: fields[kind] }, { naturalKey: 'it', existenceIsPublic: true })
  const keyless = form('f', { it: fields[kind] })
  const submitted = (to: typeof of, it: string) => {
    const checked = to.check({ it })
    if (E.isLeft(checked)) throw new Error(JSON.stringify(checked.left))
    const stamp = { attemptId: 'a', random: 'r', receivedAt: 1 }
    const accepted = { input: { it }, fields: checked.right, key: undefined, stamp, answers: answersOf(to) }
    return attempt(to, sha256, accepted).submission
  }

  it('is one natural key, one fingerprint and one listed value', () => {
    const [a, b] = [submitted(of, one), submitted(of, other)]
    expect([a.id, a.fingerprint, a.listed]).toStrictEqual([b.id, b.fingerprint, b.listed])
    const [c, d] = [submitted(keyless, one), submitted(keyless, other)]
    expect(c.fingerprint).toBe(d.fingerprint)
  })

  it('is found by either spelling, in what is stored and in what is listed', () => {
    for (const [typed, sent] of [
      [one, other],
      [other, one],
    ] as const) {
      const { fields: stored, listed = {} } = submitted(of, sent)
      const found = condition({ name: 'it', kind, label } as Parameters<typeof condition>[0], typed)
      expect([found?.holds(stored), found?.holds(listed)]).toStrictEqual([true, true])
    }
  })
})
