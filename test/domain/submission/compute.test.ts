import { createHash } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { sha256 } from '../../../src/adapters/system/stamper.js'
import { computed, doubtAbout } from '../../../src/domain/submission/compute.js'
import { type AnyForm, form } from '../../../src/domain/form/form.js'
import { integer } from '../../../src/domain/field/kinds/integer.js'
import { resultHtml } from '../../../src/domain/html/result.js'
import { attempt, receiptText } from '../../../src/domain/submission/submission.js'
import { text } from '../../../src/domain/field/kinds/text.js'
import { answersOf } from '../../../src/domain/words/words.js'

const fields = {
  width: integer({ label: 'Width', min: 0, max: 9 }),
  name: text({ label: 'Name', maxLength: 9 }),
}
const Area = t.strict({ area: t.number })

/** What is run is what the test says, whatever its type. */
const running = (run: (values: { readonly width: number }) => unknown, version = '2'): AnyForm =>
  form('area', fields, {
    compute: {
      version,
      result: Area,
      run: run as () => E.Either<never, { area: number }>,
      earlier: {
        '1': ({ width }) => E.right({ area: Number(width) }),
        '0': () => {
          throw new Error('gone')
        },
      },
    },
  })

const square = running(({ width }) => E.right({ area: width * width }))
const values = { width: 3, name: 'a' }
const stamp = { attemptId: 'an-attempt', random: 'chance', receivedAt: 1_700_000_000_000 }

describe('a form that computes', () => {
  it('gives the result and the version that gave it', () => {
    expect(computed(square, values)).toStrictEqual(E.right({ result: { area: 9 }, version: '2' }))
    expect(computed(form('plain', fields), values)).toStrictEqual(E.right(undefined))
  })

  it('knows the types of its fields and of its result', () => {
    form('typed', fields, {
      compute: {
        version: '1',
        result: Area,
        // @ts-expect-error: the result has a number
        run: ({ width, name }) => E.right({ area: `${width.toFixed()} ${name.trim()}` }),
        // @ts-expect-error: there is no such member
        view: ({ volume }) => String(volume),
      },
    })
    form('named', fields, {
      // @ts-expect-error: there is no such field to mend
      compute: { version: '1', result: Area, run: () => E.left([{ field: 'height' }]) },
    })
  })

  it('refuses with a complaint about a field, in the words of its code or its own', () => {
    const refusing = running(() =>
      E.left([
        { field: 'width', code: 'too-large' },
        { field: 'name', message: 'No.' },
      ]),
    )
    expect(computed(refusing, values)).toStrictEqual(
      E.left({
        _tag: 'ProcessingRefused',
        complaints: [
          { pointer: '/width', code: 'too-large', message: '“Width” must be 9 or less.' },
          { pointer: '/name', code: 'invalid', message: 'No.' },
        ],
      }),
    )
  })

  it.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new RangeError('3 is too wide')
      },
    ],
    ['gives another type', () => E.right({ area: 'nine' })],
    ['gives what JSON cannot hold', () => E.right({ area: NaN })],
    ['gives nothing', () => undefined],
    ['gives a promise', () => Promise.resolve(E.right({ area: 9 }))],
    ['refuses without saying why', () => E.left(undefined)],
  ])('is broken where it %s', (_, run) => {
    expect(computed(running(run), values)).toMatchObject(E.left({ _tag: 'ComputationBroken' }))
  })

  it('stores nothing that its result’s codec does not know', () => {
    const more = running(() => E.right({ area: 9, secret: 1 }))
    expect(computed(more, values)).toMatchObject(E.right({ result: { area: 9 } }))
    expect(JSON.stringify(computed(more, values))).not.toContain('secret')
  })

  it('never throws, whatever its function gives', () => {
    fc.assert(
      fc.property(fc.anything(), fc.boolean(), (given, left) => {
        const result = computed(
          running(() => (left ? E.left(given) : given)),
          values,
        )
        expect(['Left', 'Right']).toContain(result._tag)
      }),
    )
  })

  it.each([
    ['', 'compute.version'],
    ['a b', 'compute.version'],
    ['1', 'compute.earlier'],
  ])('has a version that names it: not “%s”', (version, mistake) => {
    expect(() => running(() => E.right({ area: 1 }), version)).toThrow(mistake)
  })

  it('has the result in its receipt and not in its fingerprint', () => {
    const made = (computedResult?: {
      readonly result: { readonly area: number }
      readonly version: string
    }) =>
      attempt(square, sha256, {
        input: values,
        fields: values,
        computed: computedResult,
        key: 'a-key-of-16-signs',
        stamp,
        answers: answersOf(square),
      }).submission
    const two = made({ result: { area: 9 }, version: '2' })
    const three = made({ result: { area: 10 }, version: '3' })
    expect([two.result, two.resultVersion]).toStrictEqual([{ area: 9 }, '2'])
    expect(two.fingerprint).toBe(three.fingerprint)
    expect(two.receipt).not.toBe(three.receipt)
    const digest = createHash('sha256').update(receiptText(two)).digest('hex')
    expect(two.receipt).toBe(`1-${digest}`)
  })
})

describe('a stored result', () => {
  const stored = { fields: values, result: { area: 9 }, resultVersion: '2' }

  it.each([
    ['the same', stored, undefined],
    ['another', { ...stored, result: { area: 8 } }, 'result-differs'],
    ['none any more', { ...stored, result: undefined }, 'result-differs'],
    ['what an earlier version gave', { ...stored, result: { area: 3 }, resultVersion: '1' }, undefined],
    ['what an earlier version did not give', { ...stored, resultVersion: '1' }, 'result-differs'],
    ['of a version that fails now', { ...stored, resultVersion: '0' }, 'result-differs'],
    ['of a version that nobody knows', { ...stored, resultVersion: '7' }, 'version-unknown'],
    [
      'of a version named like what objects have',
      { ...stored, resultVersion: 'toString' },
      'version-unknown',
    ],
    ['without a version', { ...stored, resultVersion: undefined }, 'version-unknown'],
    ['from before the form computed', { fields: values }, undefined],
  ])('is computed again: %s', (_, submission, doubt) => {
    expect(doubtAbout(square, submission)).toBe(doubt)
  })

  it('is in doubt where its form computes nothing', () => {
    expect(doubtAbout(form('plain', fields), stored)).toBe('version-unknown')
  })
})

describe('a result as HTML', () => {
  const shown = (view: ((result: { readonly area: number }) => string) | undefined, result: object): string =>
    resultHtml(
      form('area', fields, {
        compute: { version: '1', result: Area, run: () => E.right({ area: 1 }), ...(view && { view }) },
      }),
      { ...result },
      values,
    )

  it('is a list of its members, escaped, where the form has no view', () => {
    const html = shown(undefined, { grossArea: '<b>', sides: [{ long: 1 }, null], flat: true })
    expect(html).toBe(
      '<dl class="result"><dt>Gross area</dt><dd>&lt;b&gt;</dd>' +
        '<dt>Sides</dt><dd><ol><li><dl class="result"><dt>Long</dt><dd>1</dd></dl></li><li>–</li></ol></dd>' +
        '<dt>Flat</dt><dd>true</dd></dl>',
    )
  })

  it('is the form’s own view of its own results, and a list of those of other versions', () => {
    const view = ({ area }: { readonly area: number }): string => `<p>${area}</p>`
    expect(shown(view, { area: 9 })).toBe('<p>9</p>')
    expect(shown(view, { surface: 9 })).toContain('<dt>Surface</dt><dd>9</dd>')
  })

  it('is a list where the view fails', () => {
    const failing = (): string => {
      throw new Error('no view')
    }
    expect(shown(failing, { area: 9 })).toContain('<dt>Area</dt><dd>9</dd>')
  })
})
