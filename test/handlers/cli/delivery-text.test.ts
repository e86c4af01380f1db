import { describe, expect, it } from '@jest/globals'
import { targetsText } from '../../../src/handlers/cli/delivery-text.js'

const at = '2026-11-29T15:10:00.000Z'

describe('how far a delivery is, in a line', () => {
  it.each([
    ['503', 'crm: try 3 at 2026-11-29T15:10:00.000Z, answered 503'],
    ['no-connection', 'crm: try 3 at 2026-11-29T15:10:00.000Z, no connection'],
    ['timeout', 'crm: try 3 at 2026-11-29T15:10:00.000Z, timeout'],
    [undefined, 'crm: try 3 at 2026-11-29T15:10:00.000Z'],
  ])('tells what answered %s from what did not', (said, line) => {
    const last = said === undefined ? {} : { last: { at, said } }
    expect(targetsText({ targets: [{ name: 'crm', state: 'due', tries: 2, at, ...last }] })).toBe(line)
  })
})
