import { describe, expect, it } from '@jest/globals'
import { boolean, choices, email, form, text } from '../../../../src/domain/index.js'
import { answerOf } from '../../../../src/handlers/cli/import/answer.js'
import { mappingOf, missingIn } from '../../../../src/handlers/cli/import/mapping.js'
import { momentIn } from '../../../../src/handlers/cli/import/moment.js'

const guests = form('guests', {
  name: text({ label: 'What is your name?', maxLength: 9, was: ['fullName'] }),
  email: email({ label: 'E-mail' }),
  days: choices(['sat', 'sun'], {
    label: 'Days',
    labels: { sat: 'Saturday, 1st', sun: 'Sunday' },
    optional: true,
  }),
  vegan: boolean({ label: 'Vegan' }),
})

const mapped = (columns: readonly string[], map?: readonly string[]) =>
  Object.fromEntries(
    [...mappingOf(guests, columns, map)].map(([name, meaning]) => [
      name,
      meaning._tag === 'Field' ? meaning.name : meaning._tag,
    ]),
  )

describe('a column', () => {
  it('is for the field of its name, its question or a former name', () => {
    const columns = ['What is your name? *', 'EMAIL', 'Timestamp', 'Submitted At', 'IP', '_refused']
    expect(mapped(columns)).toEqual({
      'What is your name? *': 'name',
      EMAIL: 'email',
      Timestamp: 'Time',
      'Submitted At': 'Out',
      IP: 'Out',
      _refused: 'Note',
    })
    expect(mapped(['Full name'])).toEqual({ 'Full name': 'name' })
  })

  it('follows --map, which takes a field from other columns', () => {
    expect(mapped(['a=b', 'name', 'when', 'Timestamp'], ['a=b=name', 'when=_receivedAt'])).toEqual({
      'a=b': 'name',
      name: 'Out',
      when: 'Time',
      Timestamp: 'Out',
    })
    expect(mapped(['name'], ['name='])).toEqual({ name: 'Out' })
  })

  it.each([
    [['name'], ['name'], '--map must be a column and a field'],
    [['name'], ['nme=name'], 'the file has no column “nme”; it has: name'],
    [['x'], ['x=emial'], 'has no field “emial”; did you mean email?'],
    [['name', 'fullName'], [], 'the columns “name” and “fullName” are both for name'],
  ])('%j with --map %j is refused', (columns, map, said) => {
    expect(() => mapped(columns, map)).toThrow(said)
  })

  it('is missed for each required field', () => {
    expect(missingIn(guests, mappingOf(guests, ['days']))).toEqual(['name', 'email'])
  })
})

describe('a cell', () => {
  it.each([
    ['Saturday, 1st', ['sat']],
    ['saturday, 1st; Sunday', ['sat', 'sun']],
    ['sat,sun', ['sat', 'sun']],
    ['Monday', ['Monday']],
  ])('%j is several answers', (cell, answers) => {
    expect(answerOf(guests.fields.days.description, cell)).toEqual(answers)
  })

  it('says yes and no in the words of other services', () => {
    const said = ['Checked', '✓', 'x', 'unchecked', 'yes'].map((cell) =>
      answerOf(guests.fields.vegan.description, cell),
    )
    expect(said).toEqual(['yes', 'yes', 'yes', 'no', 'yes'])
  })

  it.each([
    ['2026-11-22T18:00:00.5Z', '2026-11-22T18:00:00.500Z'],
    ['2026-11-22 18:00:00', '2026-11-22T18:00:00.000Z'],
    ['2026/11/22 18:00 +02:00', '2026-11-22T16:00:00.000Z'],
    ['22.11.2026, 18:00', '2026-11-22T18:00:00.000Z'],
    ['11/22/2026 6:00:01 PM', '2026-11-22T18:00:01.000Z'],
    ['11/22/2026 12:30 am', '2026-11-22T00:30:00.000Z'],
    ['1795370400', '2026-11-22T18:00:00.000Z'],
    ['22/11/2026', undefined],
    ['2026-02-30', undefined],
    ['yesterday', undefined],
  ])('%s is a time, or none', (text, iso) => {
    const at = momentIn(text)
    expect(at === undefined ? undefined : new Date(at).toISOString()).toBe(iso)
  })
})
