import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { asked, refusedOnPurpose } from './refused-on-purpose.js'

const documented = (): readonly (readonly string[])[] => {
  const [, section = ''] = readFileSync('docs/reference/fields.md', 'utf8').split('## Refused on purpose')
  const rows = section.split('\n').filter((line) => line.startsWith('| '))
  return rows.slice(2).map((line) =>
    line
      .slice(2, -2)
      .split(' | ')
      .map((cell) => cell.trim()),
  )
}

describe('what is refused on purpose', () => {
  it.each(refusedOnPurpose)('as %s: %j, since %s', (kind, sent) => {
    expect(E.isLeft(asked[kind].codec.decode(sent))).toBe(true)
  })

  it('is documented, each with its reason', () => {
    const rows = refusedOnPurpose.map(([kind, sent, reason]) => [
      kind,
      `\`${sent.replace('\n', '↵')}\``,
      reason,
    ])
    expect(documented()).toEqual(rows)
  })
})
