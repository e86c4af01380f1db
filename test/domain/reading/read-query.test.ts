import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { form, integer, text } from '../../../src/domain/index.js'
import { pageQueryIn } from '../../../src/adapters/http/owner/list-query.js'
import { type OwnerQuery, readQuery } from '../../../src/domain/reading/read-query.js'

const note = form('note', {
  name: text({ label: 'Name', maxLength: 100, listed: true }),
  count: integer({ label: 'Count', listed: true, optional: true }),
  secret: text({ label: 'Secret', maxLength: 1000 }),
})

const asText = ({ where = {}, ...query }: OwnerQuery): string => {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined) parameters.append(name, value)
  for (const [name, value] of Object.entries(where)) parameters.append(`where.${name}`, value)
  return parameters.toString()
}

const typed = fc.constantFrom(
  '1',
  '200',
  '201',
  'x',
  '',
  'newest',
  'oldest',
  'held',
  'open',
  'full',
  '2026-11-22',
)

const anyQuery: fc.Arbitrary<OwnerQuery> = fc.record(
  {
    limit: typed,
    order: typed,
    from: typed,
    to: typed,
    cursor: typed,
    state: typed,
    view: typed,
    where: fc.dictionary(fc.constantFrom('name', 'count', 'secret', 'none', '__proto__', 'toString'), typed),
  },
  { requiredKeys: [] },
)

describe('the query of an owner', () => {
  it('is 50 open ones, the newest first, where nothing is asked for', () => {
    expect(readQuery(note, {})).toMatchObject(
      E.right({ form: 'note', limit: 50, order: 'newest', full: false, where: undefined }),
    )
  })

  it('reads values as their fields do', () => {
    expect(readQuery(note, { where: { name: ' Ada ', count: '007' } })).toMatchObject(
      E.right({ where: { name: 'Ada', count: 7 } }),
    )
  })

  it.each(['', ' '])('says that an empty value cannot be filtered on: %j', (empty) => {
    const message = (name: string): string =>
      `“where.${name}” is empty. An empty value cannot be filtered on, because an empty optional field is not stored.`
    expect(readQuery(note, { where: { name: empty, count: empty } })).toMatchObject(
      E.left({ complaints: [{ message: message('name') }, { message: message('count') }] }),
    )
  })

  it('tells everything that is wrong at once, and what is wrong besides', () => {
    const besides = [{ pointer: '/lmit', code: 'invalid', message: 'There is none.' }] as const
    expect(
      readQuery(note, { limit: '0', order: 'x', where: { secret: 's' }, cursor: 'x' }, besides),
    ).toMatchObject(
      E.left({
        _tag: 'ValidationFailed',
        complaints: [
          { pointer: '/limit' },
          { pointer: '/order' },
          { pointer: '/where.secret' },
          { pointer: '/lmit' },
        ],
      }),
    )
    expect(readQuery(note, {}, besides)).toMatchObject(E.left({ complaints: besides }))
    expect(readQuery(note, { cursor: 'x' })).toEqual(E.left({ _tag: 'CursorInvalid' }))
  })

  it('means the same as a record, typed in a command, and as text, in an address', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        expect(readQuery(note, query)).toEqual(pageQueryIn(note, asText(query)))
      }),
    )
  })
})
