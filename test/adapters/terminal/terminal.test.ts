import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { textFor } from '../../../src/adapters/terminal/output.js'
import { statusLine } from '../../../src/adapters/terminal/status-line.js'
import { linesOf } from '../../../src/handlers/doctor/report.js'
import { lineOf } from '../../../src/adapters/gateway/log-line.js'

/** A clear screen, a title, a hidden text, C1’s spelling of the same, overrides of direction, a lone CR. */
const hostile = [
  '\u001b[2J',
  '\u001b]0;x\u0007',
  '\u001b[8m',
  '\u009b2J',
  '\u009d0;x\u009c',
  '\u202etxt',
  '\u2067',
  'a\rb',
  '\u007f',
  '\b',
  '\u2028',
]

const active = /[\0-\x08\v\f\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|\r(?!\n)/

describe('what a stranger typed, on a terminal', () => {
  it.each(hostile)('%j is shown and not acted on, and stays as it was in a file', (text) => {
    expect(textFor({ isTTY: true }, text)).not.toMatch(active)
    expect(textFor({ isTTY: false }, text)).toBe(text)
  })

  it('holds for any text, which stays as it is where it is harmless', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shown = textFor({ isTTY: true }, text)
        expect(shown).not.toMatch(active)
        if (!active.test(text) && !/[\u180e\u206a-\u206f\ufff9-\ufffb]/.test(text)) expect(shown).toBe(text)
      }),
    )
    expect(textFor({ isTTY: true }, 'a\tb\r\nc – é 👩‍👩‍👧\n')).toBe('a\tb\r\nc – é 👩‍👩‍👧\n')
  })

  it('holds in the doctor’s report, a line that passes and the line of a request', () => {
    const said = hostile.join(' ')
    const style = { width: 80, paint: (_: string, text: string) => text }
    const trouble = linesOf({ _tag: 'Stopped', message: said }, style).join('\n')
    const written: string[] = []
    statusLine({ isTTY: true, columns: 200, write: (text: string) => written.push(text) > 0 }).say(said)
    const line = lineOf(
      { method: 'GET', path: said, status: 200, milliseconds: 1, requestId: 'r', trouble: said },
      false,
    )
    for (const text of [trouble, written.join('').replace('\r\u001b[K', ''), line])
      expect(text).not.toMatch(active)
  })
})
