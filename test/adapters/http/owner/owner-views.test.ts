import type { FoundSubmissions } from '../../../../src/domain/reading/found.js'
import { describe, expect, it } from '@jest/globals'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { memoryRepository } from '../../../../src/adapters/memory/index.js'
import { membersOf } from '../../../handlers/serving/app.js'
import {
  bearer,
  master,
  ownerApp,
  type OwnerAppOptions,
  ownerOf,
} from '../../../handlers/serving/owner-app.js'

const midnight = Date.UTC(2026, 10, 22)

interface Row {
  readonly id: string
  readonly fields: Readonly<Record<string, unknown>>
}

/** An app whose clock the test sets. */
const appAt = (options: OwnerAppOptions = {}) => {
  let now = midnight
  const clock = () => now
  const repository = memoryRepository({ clock })
  const app = ownerApp({ clock, repository, ...options })
  const ask = async (path: string, query = '') => {
    const answer = await app.send({ headers: bearer(master), path, query })
    return { status: answer.status, bytes: answer.body.length, ...membersOf(answer) } as Record<
      string,
      unknown
    >
  }
  return { ...app, ask, to: (moment: number) => void (now = moment) }
}

describe('the forms of an owner', () => {
  const others = { name: 'other', title: 'Other', lang: 'en', version: '1', computes: false }
  const name = { name: 'name', label: 'Name', kind: 'text' }

  it('are told with their fields', async () => {
    expect(await appAt().ask('/api/forms')).toMatchObject({
      status: 200,
      forms: [
        {
          name: 'note',
          fields: [
            { ...name, listed: true },
            { name: 'count', label: 'Count', kind: 'integer', listed: true },
            { name: 'secret', label: 'Secret', kind: 'text', listed: false },
          ],
        },
        { ...others, fields: [{ ...name, listed: false }] },
      ],
    })
  })

  it('are those that are theirs, perhaps none', async () => {
    const mine = appAt({ verifier: ownerOf(['other', 'none']) })
    expect((await mine.ask('/forms'))['forms']).toEqual([{ ...others, fields: [{ ...name, listed: false }] }])
    expect((await appAt({ verifier: ownerOf([]) }).ask('/forms'))['forms']).toEqual([])
    expect(await mine.ask('/forms', 'limit=1')).toMatchObject({
      status: 422,
      errors: [{ pointer: '/limit' }],
    })
  })
})

describe('a list in full', () => {
  const at = '/forms/note/submissions'

  it('has whole submissions, as each is told by itself, and what it lists', async () => {
    const { put, ask } = appAt()
    const ids = [
      await put({ name: 'Ada', secret: 's1', count: 7 }),
      await put({ name: 'Grace', secret: 's2' }),
    ]
    const { submissions } = (await ask(at, 'view=full&order=oldest')) as { submissions: Row[] }
    expect(submissions.map(({ id }) => id).sort()).toEqual([...ids].sort())
    for (const row of submissions) {
      const { status: _s, bytes: _b, ...one } = await ask(`${at}/${row.id}`)
      const { secret: _, ...listed } = row.fields
      expect(row).toEqual({ ...one, listed })
    }
    const page = await ask(at, 'view=full&limit=1')
    const rest = await ask(at, `view=full&limit=1&cursor=${String(page['cursor'])}`)
    expect([page, rest].map((each) => (each['submissions'] as Row[]).length)).toEqual([1, 1])
    expect(rest).not.toHaveProperty('cursor')
    expect(await ask(at, 'view=whole')).toMatchObject({ status: 422, errors: [{ pointer: '/view' }] })
  })

  it('leaves out what was erased since the index was read', async () => {
    const clock = () => midnight
    const stale = memoryRepository({ clock })
    const { put, ask } = appAt({
      repository: { ...stale, read: () => TE.right({ submissions: [], unreadable: [] }) },
    })
    await put({ name: 'Ada', secret: 's' })
    expect(await ask(at, 'view=full')).toMatchObject({ status: 200, submissions: [] })
  })

  it('ends a page early that would be too large, and shows each once all the same, or that it cannot be read', async () => {
    const stored = memoryRepository({ clock: () => midnight })
    const damaged = new Set<string>()
    const read: typeof stored.read = (form, ids, deadline) =>
      TE.map((several: FoundSubmissions) => ({
        submissions: several.submissions.filter(({ id }) => !damaged.has(id)),
        unreadable: ids.filter((id) => damaged.has(id)),
      }))(stored.read(form, ids, deadline))
    const { put, ask, to } = appAt({ repository: { ...stored, read } })
    // A quotation mark takes four bytes in the answer of a function, which is JSON in JSON.
    for (let n = 0; n < 700; n += 1) {
      to(midnight + n)
      const id = await put({ name: `n${n}`, secret: '"'.repeat(1000) })
      if (n % 10 === 0) damaged.add(id)
    }
    const seen: string[] = []
    let pages = 0
    for (let cursor = ''; ; pages += 1) {
      const page = await ask(at, `view=full&limit=200${cursor === '' ? '' : `&cursor=${cursor}`}`)
      expect(JSON.stringify(page).length).toBeLessThan(1_000_000)
      const rows = page['submissions'] as Row[]
      seen.push(...rows.map(({ id }) => id), ...((page['unreadable'] ?? []) as string[]))
      if (page['cursor'] === undefined) break
      cursor = page['cursor'] as string
    }
    expect(new Set(seen).size).toBe(700)
    expect(seen).toHaveLength(700)
    expect(pages).toBeGreaterThanOrEqual(3)
    expect(seen.filter((id) => damaged.has(id))).toHaveLength(70)
  })
})
