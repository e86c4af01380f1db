import { beforeAll, describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { dynamoClient } from '../../../../src/adapters/dynamodb/client/client.js'
import { dynamoRepository } from '../../../../src/adapters/dynamodb/submissions/repository.js'
import { ensureTable } from '../../../../src/adapters/dynamodb/table.js'
import { memoryRepository } from '../../../../src/adapters/memory/repository.js'
import {
  type AnyForm,
  type Attempt,
  cursorOf,
  listQuery,
  positionIn,
  type Row,
} from '../../../../src/domain/index.js'
import type { SubmissionRepository } from '../../../../src/ports/submission-repository.js'
import { attemptAt, freshForm } from '../../../../src/testing/sample-forms.js'
import { writeAll } from '../bulk.js'
import { onDynamoDbLocal } from '../databases.js'

const noon = 1_700_000_000_000
const clock = (): number => noon
const later = noon + 60_000

interface Filled {
  readonly repository: SubmissionRepository
  readonly fill: (attempts: readonly Attempt[]) => Promise<void>
}

const idOf = ({ submission }: Attempt): string => submission.id

/** Every page of a form from the first to the last, with what happens between two of them. */
const read = async (
  repository: SubmissionRepository,
  form: AnyForm,
  limit: number,
  between: (page: number) => Promise<void> = () => Promise.resolve(),
): Promise<string[]> => {
  const shown: string[] = []
  const query = listQuery(form, { limit })
  for (let after: string | undefined, page = 1; ; page += 1) {
    const found = await repository.page({ ...query, after }, later)()
    if (E.isLeft(found)) throw new Error(found.left._tag)
    shown.push(...found.right.rows.map(({ id }: Row) => id))
    if (found.right.next === undefined) return shown
    // As a reader does, who keeps a cursor and not a position.
    const position = positionIn(query, cursorOf(query, found.right.next))
    after = E.isRight(position) ? position.right : undefined
    await between(page)
  }
}

const pages = (name: string, { many, make }: { many: number; make: () => Filled }): void => {
  describe(`pages of ${name}`, () => {
    it(`list ${many} submissions of one millisecond, 7 at a time out of 4 shards, once each`, async () => {
      const { repository, fill } = make()
      const form = freshForm({ shards: 4 })
      const attempts = Array.from({ length: many }, () => attemptAt(form, { value: 'x' }))
      await fill(attempts)
      const shown = await read(repository, form, 7)
      expect(shown.length).toBe(many)
      expect(shown).toEqual(attempts.map(idOf).sort().reverse())
    }, 240_000)

    it('show what was there throughout exactly once, while others come and go', async () => {
      const { repository, fill } = make()
      const form = freshForm({ shards: 3 })
      const at = (n: number): Attempt => attemptAt(form, { value: `${n}`, at: noon - n })
      const staying = Array.from({ length: 60 }, (_, n) => at(10 * n))
      const going = Array.from({ length: 30 }, (_, n) => at(20 * n + 1))
      await fill([...staying, ...going])
      const came: string[] = []
      const shown = await read(repository, form, 7, async (page) => {
        const coming = [at(page * 30 + 2), at(600 - page * 30 + 3)]
        for (const each of coming) {
          await repository.add(each, later)()
          came.push(idOf(each))
        }
        await repository.erase(form.name, idOf(going[page * 2]!), later)()
      })
      const others = new Set([...came, ...going.map(idOf)])
      expect(new Set(shown).size).toBe(shown.length)
      expect(shown.filter((id) => !others.has(id))).toEqual(staying.map(idOf))
    })

    it('show nothing of another form to whoever brings its cursor', async () => {
      const { repository, fill } = make()
      const [mine, yours] = [freshForm(), freshForm()]
      await fill(Array.from({ length: 5 }, (_, n) => attemptAt(mine, { value: `${n}`, at: noon + n })))
      const theirs = Array.from({ length: 5 }, (_, n) => attemptAt(yours, { value: `${n}`, at: noon + n }))
      await fill(theirs)
      const query = listQuery(mine, { limit: 2 })
      const first = await repository.page(query, later)()
      const cursor = E.isRight(first) ? cursorOf(query, first.right.next ?? '') : ''
      const elsewhere = listQuery(yours, { limit: 10 })
      const position = positionIn(elsewhere, cursor)
      expect(E.isRight(position)).toBe(true)
      const found = await repository.page(
        { ...elsewhere, after: E.isRight(position) ? position.right : undefined },
        later,
      )()
      const shown = E.isRight(found) ? found.right.rows.map(({ id }) => id) : ['unreadable']
      expect(shown.every((id) => theirs.some((each) => idOf(each) === id))).toBe(true)
    })
  })
}

const memory = (): Filled => {
  const repository = memoryRepository({ clock })
  return {
    repository,
    fill: async (attempts) => {
      for (const each of attempts) await repository.add(each, later)()
    },
  }
}
pages('memory', { many: 20_000, make: memory })

onDynamoDbLocal((store) => {
  const table = 'pages'
  beforeAll(() => ensureTable({ endpoint: store.endpoint(), table }))
  // Each page is four requests to a store that takes milliseconds for one.
  const make = (): Filled => ({
    repository: dynamoRepository({
      client: dynamoClient({ endpoint: store.endpoint(), requestTimeout: 20_000 }),
      table,
      clock,
    }),
    fill: (attempts) => writeAll(store.endpoint(), table, attempts),
  })
  pages('DynamoDB Local', { many: 4_000, make })
})
