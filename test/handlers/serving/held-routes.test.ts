import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { type AnyForm, form, text } from '../../../src/domain/index.js'
import type { SpamOptions } from '../../../src/domain/spam/spam-option.js'
import { timeToken } from '../../../src/domain/spam/time-token.js'
import type { HttpAnswer, HttpContract } from '../../../src/ports/http.js'
import { membersOf, noon } from './app.js'
import { encodings, heldApp, signing, trapOf, trappedForms } from './held-app.js'
import { checkTrap } from './trap-checks.js'

const key = 'key-0123456789abcdef'
const forms = Object.entries<AnyForm>(trappedForms)
const answers = { JSON: 'application/json', HTML: 'text/html,application/xhtml+xml;q=0.9' }
const everyWay = forms.flatMap(([name, of]) =>
  Object.keys(encodings).flatMap((as) =>
    Object.entries(answers).map(([answer, accept]) => ({ name, of, as, answer, accept })),
  ),
)

/** An answer without the parts that differ by submission: its id and the derived values. */
const withoutId = ({ status, headers, body }: HttpAnswer): unknown => {
  const all = JSON.stringify({ status, headers, body })
  // The receipt first: 26 of its digits may look like an id.
  return JSON.parse(all.replace(/1-[0-9a-f]{64}/g, 'RECEIPT').replace(/[a-z2-7]{26}/g, 'ID'))
}

describe('the trap', () => {
  it.each(forms)(
    'is read before unknown names are refused or dropped, by a form that is %s',
    async (_, of) => {
      await checkTrap(of)
    },
  )

  /** Passes only the names that `isKept` allows to the program. */
  const dropping =
    (isKept: (name: string) => boolean) =>
    (right: HttpContract): HttpContract => ({
      ...right,
      read: (request) => {
        const body = E.map((sent: string | Uint8Array) => {
          const type = request.headers.get('content-type') ?? ''
          return type.includes('json')
            ? JSON.stringify(
                Object.fromEntries(
                  Object.entries(JSON.parse(String(sent)) as object).filter(([name]) => isKept(name)),
                ),
              )
            : sent
        })(request.body)
        return right.read({ ...request, body })
      },
    })
  const refusing =
    (of: AnyForm) =>
    (right: HttpContract): HttpContract => ({
      ...right,
      read: (request) => {
        const read = right.read(request)
        if (E.isLeft(read.call) || read.call.right._tag !== 'Submit' || !read.call.right.trapped) return read
        const input = { ...read.call.right.input, [trapOf(of)]: 'x' }
        return { ...read, call: E.right({ ...read.call.right, input }) }
      },
    })
  it.each(forms)('fails that check where unknown names are dropped first: %s', async (_, of) => {
    await checkTrap(
      of,
      dropping(() => true),
    )
    await expect(
      checkTrap(
        of,
        dropping((name) => Object.hasOwn(of.fields, name)),
      ),
    ).rejects.toThrow()
  })
  it('fails that check where unknown names are refused first', async () => {
    await expect(checkTrap(trappedForms.strict, refusing(trappedForms.strict))).rejects.toThrow()
  })

  it.each([
    ['empty', ''],
    ['of nothing visible', ' \u200b\n'],
  ])('that is left %s holds nobody', async (_, value) => {
    const { send, list } = heldApp(trappedForms.strict)
    expect((await send({ fields: { [trapOf(trappedForms.strict)]: value } })).status).toBe(201)
    expect([(await list('open')).length, (await list('held')).length]).toEqual([1, 0])
  })
  it.each([
    ['text', 'x'],
    ['a number', 0],
    ['a choice', false],
    ['a list', ['x']],
    ['an object', { a: 1 }],
  ])('that is filled with %s holds', async (_, value) => {
    const { send, list } = heldApp(trappedForms.strict)
    const body = { fields: { [trapOf(trappedForms.strict)]: value as string } }
    expect((await send(body)).status).toBe(201)
    expect((await list('held')).length).toBe(1)
  })
  it('holds whatever its size, up to the limit of every body, and is too large beyond', async () => {
    const of = trappedForms.strict
    for (const as of Object.keys(encodings)) {
      const { send, list } = heldApp(of)
      expect((await send({ as, fields: { [trapOf(of)]: 'x'.repeat(65_000) } })).status).toBe(201)
      const more = await send({ as, fields: { [trapOf(of)]: 'x'.repeat(65_536) } })
      expect([as, more.status, membersOf(more)['code']]).toEqual([as, 413, 'submission-too-large'])
      const held = await list('held')
      expect([held.length, JSON.stringify(held).length < 2_000]).toEqual([1, true])
    }
  })
})

describe('an answer about a held submission', () => {
  it.each(everyWay)('is the same as about an open one: $name, $as, $answer', async ({ of, as, accept }) => {
    const [open, held] = [heldApp(of), heldApp(of)]
    const told = await open.send({ as, accept, key })
    const toldHeld = await held.send({ as, accept, key, fields: { [trapOf(of)]: 'x' } })
    expect(withoutId(toldHeld)).toEqual(withoutId(told))
    // Without a natural key, the id and the receipt are the same too.
    if (of.naturalKey === undefined) expect(toldHeld).toEqual(told)
    expect([(await open.list('open')).length, (await held.list('held')).length]).toEqual([1, 1])
    const again = await held.send({ as, accept, key, fields: { [trapOf(of)]: 'x' } })
    expect(again).toEqual({ ...toldHeld, headers: { ...again.headers, ...toldHeld.headers } })
    expect(again.headers['idempotency-replayed']).toBe('true')
  })
  it.each(forms)('is the same if nothing is stored: %s', async (_, of) => {
    for (const fields of [{ value: '' }, { other: 'x' }, { id: 'x'.repeat(41) }]) {
      const told = await heldApp(of).send({ fields: { ...fields } })
      const toldHeld = await heldApp(of).send({ fields: { ...fields, [trapOf(of)]: 'x' } })
      const expected = told.status === 201 ? withoutId(told) : told
      expect(told.status === 201 ? withoutId(toldHeld) : toldHeld).toEqual(expected)
    }
  })
})

describe('a judgement that changes between two tries', () => {
  it.each(forms)('blocks nobody who was held first, and is judged clean then: %s', async (_, of) => {
    const { send, list } = heldApp(of)
    const held = await send({ key, fields: { [trapOf(of)]: 'x' } })
    const clean = await send({ key })
    expect([held.status, clean.status]).toEqual([201, 201])
    const isSame = of.naturalKey === undefined
    expect(clean.body === held.body).toBe(isSame)
    expect(clean.headers['idempotency-replayed']).toBe(isSame ? 'true' : undefined)
    expect([(await list('held')).length, (await list('open')).length]).toEqual([1, isSame ? 0 : 1])
  })
  it.each(forms)('changes nothing of an open one in its replay: %s', async (_, of) => {
    const { send, list } = heldApp(of)
    const open = await send({ key })
    const again = await send({ key, fields: { [trapOf(of)]: 'x' } })
    expect(withoutId({ ...again, headers: {} })).toEqual(withoutId({ ...open, headers: {} }))
    expect(await list('open')).toMatchObject([{ id: membersOf(open)['id'] }])
  })
  it.each(['refuse', 'replace'] as const)(
    'never stands in the way of a natural key that would %s',
    async (whenTaken) => {
      const of = form(
        'contact',
        { id: text({ label: 'ID', maxLength: 40 }), value: text({ label: 'Value', maxLength: 40 }) },
        { naturalKey: 'id', whenTaken },
      )
      const { send, list } = heldApp(of)
      await send({ key: `${key}-1`, fields: { value: 'spam', [trapOf(of)]: 'x' } })
      expect((await send({ key: `${key}-2`, fields: { value: 'person' } })).status).toBe(201)
      await send({ key: `${key}-3`, fields: { value: 'more spam', [trapOf(of)]: 'x' } })
      expect(await list('open')).toMatchObject([{ fields: { value: 'person' } }])
      expect((await list('held')).length).toBe(2)
    },
  )
})

describe('a key that says when its page was shown', () => {
  const of = trappedForms.strict
  const hour = 3_600_000
  const random = '2b1f7f3c-0000-4000-8000-000000000000'
  const keyAt = (shownAt: number, name = 'contact'): string =>
    timeToken(name, { shownAt, random }, (unsigned) => signing.sign('time', unsigned))
  const held = async (sent: string): Promise<unknown> => {
    const { send, list } = heldApp(of)
    expect((await send({ key: sent })).status).toBe(201)
    return (await list('held')).map(({ why }) => why)
  }
  it('holds what comes sooner than a person can type', async () => {
    expect(await held(keyAt(noon))).toEqual([['too-fast']])
    expect(await held(keyAt(noon - 1_999))).toEqual([['too-fast']])
    expect(await held(keyAt(noon - 2_000))).toEqual([])
  })
  const [unsigned = '', mac = ''] = keyAt(noon).split(/\.(?=[^.]*$)/)
  it.each([
    ['signed for another form', keyAt(noon, 'order')],
    ['with a moved clock', keyAt(noon - hour).replace(String(noon - hour), String(noon))],
    [
      'spliced of two',
      `${unsigned}.${keyAt(noon - 1, 'contact')
        .split('.')
        .at(-1)}`,
    ],
    ['with a signature cut short', `${unsigned}.${mac.slice(1)}`],
    ['with another signature', `${unsigned}.${mac.slice(1)}${mac[0]}`],
    ['13 hours old', keyAt(noon - 13 * hour)],
    ['from the future', keyAt(noon + hour)],
    ['signed by another secret', keyAt(noon).replace(/[^.]*$/, 'A'.repeat(43))],
  ])('is a key like any other, and no sign against anybody, %s', async (_, sent) => {
    expect(await held(sent)).toEqual([])
  })
  it('is a replay when the page is sent again, however much later', async () => {
    const { send, list, wait } = heldApp(of)
    const first = await send({ key: keyAt(noon) })
    wait(noon + 10_000)
    const again = await send({ key: keyAt(noon) })
    expect([again.body, again.headers['idempotency-replayed']]).toEqual([first.body, 'true'])
    expect((await list('held')).length).toBe(1)
  })
})

describe('words and links', () => {
  const of = (spam: SpamOptions<'value'>): AnyForm =>
    form(
      'contact',
      { id: text({ label: 'ID', maxLength: 40 }), value: text({ label: 'Value', maxLength: 4000 }) },
      { spam },
    )
  it.each([
    ['another case', 'CaSiNo', ['words']],
    ['letters of no width', 'ca\u200bs\u2060i\u00adno', ['words']],
    ['full-width letters', '\uff43\uff41\uff53\uff49\uff4e\uff4f', ['words']],
    ['the other composition', 'GRANDE FE\u0301TE', ['words']],
    ['another script that looks alike', 'c\u0430sin\u043e', undefined],
    ['a part of it', 'casin', undefined],
    ['one link too many', 'https://a.example https://b.example', ['links']],
    ['both', 'casino https://a.example https://b.example', ['links', 'words']],
  ])('are found through the whole function: %s', async (_, value, why) => {
    for (const as of Object.keys(encodings)) {
      const { send, list } = heldApp(of({ words: ['casino', 'f\u00e9te'], links: { most: 1 } }))
      expect((await send({ as, fields: { value } })).status).toBe(201)
      expect((await list('held')).map((each) => each.why)).toEqual(why === undefined ? [] : [why])
      expect((await list('held')).concat(await list('open')).length).toBe(1)
    }
  })
})

describe('a test that is spam', () => {
  it.each(forms)('is answered as a test, and is in no list: %s', async (_, of) => {
    const headers = { 'x-dynamosync-test': '1' }
    const told = await heldApp(of).send({ headers, key })
    const { send, list } = heldApp(of)
    const toldSpam = await send({ headers, key, fields: { [trapOf(of)]: 'x' } })
    expect(toldSpam).toEqual(told)
    expect([await list('held'), await list('open')]).toEqual([[], []])
    expect((await send({ key })).status).toBe(201)
  })
})
