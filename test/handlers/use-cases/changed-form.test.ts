import { beforeAll, describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { dynamoClient } from '../../../src/adapters/dynamodb/client/client.js'
import { dynamoRepository } from '../../../src/adapters/dynamodb/submissions/repository.js'
import { ensureTable } from '../../../src/adapters/dynamodb/table.js'
import { memoryRepository } from '../../../src/adapters/memory/index.js'
import { sha256, systemStamper } from '../../../src/adapters/system/stamper.js'
import { boolean, choice, choices, email, form, integer, text } from '../../../src/domain/index.js'
import { type AnyForm, formsOf } from '../../../src/domain/form/form.js'
import { formJson } from '../../../src/domain/contract/owner/owner-json.js'
import type { FullRow } from '../../../src/domain/contract/owner/submission-answers.js'
import { csvCells, csvColumns, namesNoLongerAsked } from '../../../src/domain/reading/csv.js'
import { namedCondition } from '../../../src/domain/reading/former-condition.js'
import { formView } from '../../../src/domain/reading/view.js'
import { troubleOf } from '../../../src/handlers/cli/trouble.js'
import { matching } from '../../../src/handlers/use-cases/reading/matching.js'
import { submit } from '../../../src/handlers/use-cases/submit.js'
import { behindApi, inTable } from '../../../src/handlers/use-cases/submissions-to-verify.js'
import { verify } from '../../../src/handlers/use-cases/verify.js'
import { ownerStoreOn } from '../../../src/handlers/wiring/on-repository.js'
import type { OwnerStore } from '../../../src/ports/owner-store.js'
import type { SubmissionRepository } from '../../../src/ports/submission-repository.js'
import { onEmbedded } from '../../adapters/dynamodb/databases.js'

const many = 300
const colours = ['red', 'green', 'blue'] as const

/** The form at the time of the submissions. */
const before = form('trip', {
  name: text({ label: 'Name', maxLength: 100, listed: true }),
  mail: email({ label: 'E-mail', optional: true }),
  colour: choice(colours, { label: 'Colour', listed: true }),
  guests: text({ label: 'Guests', maxLength: 10, listed: true }),
  years: integer({ label: 'Years', min: 0, max: 100 }),
  phone: text({ label: 'Phone', maxLength: 40 }),
  city: text({ label: 'City', maxLength: 40 }),
})

/**
 * Fields renamed, newly listed and required, several instead of one, with an option less, of another kind, redefined,
 * removed, added.
 */
const fieldsNow = {
  fullName: text({ label: 'Full name', maxLength: 100, listed: true, was: ['name'] }),
  email: email({ label: 'E-mail', listed: true, was: ['mail', 'address'] }),
  colour: choices(['red', 'green'], { label: 'Colours', listed: true }),
  guests: integer({ label: 'Guests', min: 1, max: 3, listed: true }),
  months: integer({ label: 'Months', min: 0, max: 1_200 }),
  city: text({ label: 'City', maxLength: 40, listed: true }),
  vegan: boolean({ label: 'Vegan', listed: true }),
}
const renamed = form('trip', { ...fieldsNow, years: before.fields.years })
const after = form('trip', fieldsNow, {
  version: '2',
  earlier: { '1': ({ years }) => ({ months: Number(years) * 12, years: undefined }) },
})

const sent = (n: number) => ({
  name: `Name ${n}`,
  ...(n % 3 === 0 ? {} : { mail: `n${n % 10}@example.org` }),
  colour: colours[n % 3]!,
  guests: n % 50 === 7 ? 'many' : String(n % 9),
  years: n % 40,
  phone: `+49 30 ${n}`,
  city: n % 2 === 0 ? 'Kiel' : 'Bonn',
})

const storeOf = (repository: SubmissionRepository, of: AnyForm): OwnerStore =>
  ownerStoreOn({
    repository,
    forms: formsOf([of]),
    clock: Date.now,
    stamper: systemStamper({ clock: Date.now }),
    digest: sha256,
    place: 'here',
    told: (failure) => troubleOf(failure, 'here'),
  })

const right = <A>(result: E.Either<unknown, A>): A => {
  if (E.isLeft(result)) throw new Error(JSON.stringify(result.left))
  return result.right
}

const listed = async (store: OwnerStore, where?: Readonly<Record<string, string>>) => {
  const rows: { readonly listed: Readonly<Record<string, unknown>> }[] = []
  let cursor: string | undefined
  do {
    const page = right(await store.list('trip', { where, cursor, limit: '70', order: 'oldest' })())
    rows.push(...page.submissions)
    cursor = page.cursor
  } while (cursor !== undefined)
  return rows.map((row) => row.listed)
}

const whole = async (store: OwnerStore, where?: Readonly<Record<string, string>>): Promise<FullRow[]> => {
  const rows: FullRow[] = []
  for await (const page of store.whole('trip', { where, order: 'oldest' }))
    rows.push(...right(page).submissions)
  return rows
}

const found = async (store: OwnerStore, of: AnyForm, name: string, typed: string): Promise<number> => {
  const summary = formJson(of)
  const wanted = namedCondition(summary.fields, [name, typed])!
  let count = 0
  for await (const step of matching(store)(summary, { conditions: [wanted] }))
    count += right(step).found.length
  return count
}

const findings = async (pages: Parameters<ReturnType<typeof verify>>[0]) => {
  let checked = 0
  const all: unknown[] = []
  for await (const page of verify({ digest: sha256 })(pages)) {
    checked += page.checked
    all.push(...page.findings)
  }
  return { checked, all }
}

const all = Array.from({ length: many }, (_, n) => sent(n))
const numberOf = (wanted: (values: ReturnType<typeof sent>) => boolean): number => all.filter(wanted).length

const filters: readonly (readonly [string, string, number])[] = [
  ['phone', '+49 30 12', 1],
  ['guests', '3', numberOf(({ guests }) => guests === '3')],
  ['guests', '8', numberOf(({ guests }) => guests === '8')],
  ['email', 'n4@example.org', numberOf(({ mail }) => mail === 'n4@example.org')],
  ['fullName', 'Name 12', 1],
  ['name', 'Name 12', 1],
  ['colour', 'blue', numberOf(({ colour }) => colour === 'blue')],
  ['city', 'Kiel', many / 2],
]

const forms: readonly (readonly [string, AnyForm])[] = [
  ['renamed', renamed],
  ['of another meaning', after],
]

/** Tests on a store; `most` limits the number of forms, as only some involve the index of a table. */
const changedForm = (made: () => Promise<SubmissionRepository>, most = Infinity): void => {
  let repository: SubmissionRepository
  beforeAll(async () => {
    repository = await made()
    let at = Date.parse('2026-11-01')
    const send = submit({ repository, digest: sha256, stamper: systemStamper({ clock: () => (at += 1) }) })
    for (const input of all) right(await send({ form: before, input }, Date.now() + 60_000)())
  })

  describe.each(forms.slice(0, most))('once its fields are %s', (_, of) => {
    const store = () => storeOf(repository, of)

    it('lists every submission with its values under the names of today', async () => {
      const rows = await listed(store())
      expect(rows.length).toBe(many)
      expect(rows[1]).toEqual({
        fullName: 'Name 1',
        email: 'n1@example.org',
        colour: ['green'],
        guests: 1,
        city: 'Bonn',
      })
      expect(rows[7]).toMatchObject({ guests: 'many' })
      expect(rows[0]).not.toHaveProperty('email')
    })

    it.each(filters.slice(0, 3 * most))(
      'finds by %s what was stored under another name or kind, was not listed, is no longer asked, or could not be given now',
      async (name, value, n) => {
        expect(n).toBeGreaterThan(0)
        const counts = [
          (await listed(store(), { [name]: value })).length,
          (await whole(store(), { [name]: value })).length,
          await found(store(), of, name, value),
        ]
        expect(counts).toEqual([n, n, n])
      },
    )

    it('shows and exports each, with columns for removed fields', async () => {
      const rows = await whole(store())
      const gone = namesNoLongerAsked(formView(of), rows)
      expect(gone).toEqual(['phone'])
      const columns = csvColumns(formView(of), gone)
      const cells = csvCells(formView(of), rows[7]!, gone)
      const cell = (name: string) => cells[columns.indexOf(name)]
      expect([cell('fullName'), cell('colour'), cell('phone (no longer asked)')]).toEqual([
        'Name 7',
        'green',
        "'+49 30 7",
      ])
      expect(JSON.parse(cell('_other') ?? '')).toEqual({ fields: { guests: 'many' }, stored: all[7] })
      const shown = right(await store().find('trip', rows[7]!.id)())
      expect(shown?.fields).toEqual(rows[7]!.fields)
      expect(shown?.stored).toEqual(all[7])
    })

    it('verifies every receipt, in the table and as owners are answered', async () => {
      const told = (failure: Parameters<typeof troubleOf>[0]) => troubleOf(failure, 'here')
      const deadline = () => Date.now() + 60_000
      expect(await findings(inTable({ repository, deadline, told })(of))).toEqual({ checked: many, all: [] })
      expect(await findings(behindApi(store(), 'trip'))).toEqual({ checked: many, all: [] })
    })
  })

  it('reads an earlier version in the meaning of today', async () => {
    const [, , row] = await whole(storeOf(repository, after))
    expect(row?.fields).toEqual({
      fullName: 'Name 2',
      email: 'n2@example.org',
      colour: ['blue'],
      guests: 2,
      months: 24,
      phone: '+49 30 2',
      city: 'Kiel',
    })
    expect(await found(storeOf(repository, after), after, 'months', '24')).toBe(
      numberOf(({ years }) => years === 2),
    )
  })
}

describe('a form that is changed after 300 submissions, in memory', () => {
  changedForm(() => Promise.resolve(memoryRepository({ clock: Date.now })))
})

onEmbedded((store) => {
  describe('a form that is changed after 300 submissions, in a table', () => {
    changedForm(async () => {
      const [endpoint, table] = [store.endpoint(), 'changed-form']
      await ensureTable({ endpoint, table })
      return dynamoRepository({ client: dynamoClient({ endpoint }), table, clock: Date.now })
    }, 1)
  })
})
