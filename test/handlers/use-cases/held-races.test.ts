import { beforeAll, describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { dynamoClient } from '../../../src/adapters/dynamodb/client/client.js'
import { dynamoRepository } from '../../../src/adapters/dynamodb/submissions/repository.js'
import { ensureTable } from '../../../src/adapters/dynamodb/table.js'
import { memoryRepository } from '../../../src/adapters/memory/index.js'
import { sha256, systemStamper } from '../../../src/adapters/system/index.js'
import { type AnyForm, listQuery } from '../../../src/domain/index.js'
import type { FormOptions } from '../../../src/domain/form/options.js'
import { erase } from '../../../src/handlers/use-cases/erase.js'
import { hold } from '../../../src/handlers/use-cases/hold.js'
import { release } from '../../../src/handlers/use-cases/release.js'
import { submit } from '../../../src/handlers/use-cases/submit.js'
import type { Clock } from '../../../src/ports/clock.js'
import type { SubmissionRepository } from '../../../src/ports/submission-repository.js'
import { onEveryStore } from '../../adapters/dynamodb/databases.js'
import { freshForm } from '../../../src/testing/sample-forms.js'

const day = 86_400_000
const key = 'key-0123456789abcdef'
const rounds = Array.from({ length: 6 }, (_, n) => n)

/** Actions of owners and senders on one repository. */
const programs = (repository: SubmissionRepository, clock: Clock) => {
  const stamper = systemStamper({ clock })
  const dependencies = { repository, stamper, digest: sha256 }
  const until = () => clock() + 20_000
  const told = <A>(result: E.Either<{ readonly _tag: string }, A>): string =>
    E.isRight(result) ? 'done' : result.left._tag
  const list = async (form: AnyForm, state: 'open' | 'held') => {
    const page = await repository.page(listQuery(form, { state }), until())()
    if (E.isLeft(page)) throw new Error(page.left._tag)
    return page.right.rows.map(({ id }) => id)
  }
  return {
    send: async (form: AnyForm, value: string, trapped: boolean, with_ = key): Promise<string> => {
      const sent = { form, input: { id: '42', value }, key: with_, trapped }
      const result = await submit(dependencies)(sent, until())()
      return E.isRight(result) ? result.right.submission.id : result.left._tag
    },
    release: async (form: AnyForm, id: string) => told(await release(dependencies)(form, id, until())()),
    hold: async (form: AnyForm, id: string) => told(await hold(dependencies)(form, id, until())()),
    erase: async (form: AnyForm, id: string) => told(await erase(dependencies)(form, id, until())()),
    /** Ids of a form's listed submissions, and of those found in full. */
    standing: async (form: AnyForm) => {
      const [open, held] = [await list(form, 'open'), await list(form, 'held')]
      const found = await Promise.all(
        [...open, ...held].map((id) => repository.find(form.name, id, until())()),
      )
      return { open, held, found: found.filter((each) => E.isRight(each) && O.isSome(each.right)).length }
    },
  }
}

const kinds: Readonly<Record<string, FormOptions<'id' | 'value'>>> = {
  'where it is': {},
  'to its natural key': { naturalKey: 'id' },
  'to a natural key that is replaced': { naturalKey: 'id', whenTaken: 'replace' },
}

const races = (make: (clock: Clock) => SubmissionRepository) => {
  let now = 0
  let at: ReturnType<typeof programs>
  beforeAll(() => {
    now = Date.now()
    at = programs(
      make(() => now),
      () => now,
    )
  })

  describe.each(Object.entries(kinds))('what is held and released %s', (_, options) => {
    it('is open once, however many release it at once', async () => {
      for (const _ of rounds) {
        const form = freshForm(options)
        const id = await at.send(form, 'one', true)
        expect(await Promise.all([1, 2, 3, 4].map(() => at.release(form, id)))).toEqual(Array(4).fill('done'))
        expect(await at.standing(form)).toMatchObject({ open: [expect.any(String)], held: [], found: 1 })
        // The sender missed the answer and sends it again.
        expect(await at.send(form, 'one', true)).toMatch(/^[a-z2-7]{26}$/)
        expect(await at.standing(form)).toMatchObject({ open: [expect.any(String)], found: 1 })
      }
    })

    it('is gone once erased, even if released at the same moment', async () => {
      for (const _ of rounds) {
        const form = freshForm(options)
        const id = await at.send(form, 'one', true)
        const [erased, ...released] = await Promise.all([
          at.erase(form, id),
          at.release(form, id),
          at.release(form, id),
        ])
        expect(erased).toBe('done')
        for (const each of released)
          expect(['done', 'SubmissionDeleted', 'SubmissionNotFound']).toContain(each)
        expect(await at.standing(form)).toEqual({ open: [], held: [], found: 0 })
      }
    })

    it('is in one list, even if held and released at once', async () => {
      for (const _ of rounds) {
        const form = freshForm(options)
        const id = await at.send(form, 'one', true)
        await Promise.all([at.release(form, id), at.hold(form, id), at.release(form, id), at.hold(form, id)])
        const { open, held, found } = await at.standing(form)
        expect([open.length + held.length, found]).toEqual([1, 1])
      }
    })

    it('expires after the days that its form sets, and cannot be released then', async () => {
      const before = now
      const form = freshForm({ ...options, spam: { keepHeld: { days: 2 } } })
      const [id, kept] = [await at.send(form, 'one', true), await at.send(freshForm(options), 'one', true)]
      now = before + 2 * day - 1_000
      expect((await at.standing(form)).held).toEqual([id])
      now = before + 2 * day + 1_000
      expect(await at.standing(form)).toEqual({ open: [], held: [], found: 0 })
      expect(await at.release(form, id)).toBe('SubmissionNotFound')
      expect(kept).toMatch(/^[a-z2-7]{26}$/)
      now = before
    })
  })

  it('leaves its natural key to a person who submits at that moment, and stays held', async () => {
    for (const _ of rounds) {
      const form = freshForm({ naturalKey: 'id' })
      const id = await at.send(form, 'a program’s', true)
      const [released, person] = await Promise.all([
        at.release(form, id),
        at.send(form, 'a person’s', false, `${key}-person`),
      ])
      const { open, held } = await at.standing(form)
      expect(open).toHaveLength(1)
      // One of the two wins and the other is refused; neither overwrites the other.
      expect([released, person]).toEqual(
        released === 'done' ? ['done', 'KeyTaken'] : ['KeyTaken', expect.stringMatching(/^[a-z2-7]{26}$/)],
      )
      expect(held).toEqual(released === 'done' ? [] : [id])
    }
  })

  it('over a newer one on a form that replaces is never put, and stays held', async () => {
    const form = freshForm({ naturalKey: 'id', whenTaken: 'replace' })
    const id = await at.send(form, 'a program’s', true)
    now += 1_000
    const newer = await at.send(form, 'a person’s', false, `${key}-person`)
    expect(await Promise.all([1, 2].map(() => at.release(form, id)))).toEqual(['Superseded', 'Superseded'])
    expect(await at.standing(form)).toEqual({ open: [newer], held: [id], found: 2 })
  })
}

describe('in memory', () => races((clock) => memoryRepository({ clock })))

onEveryStore((store) => {
  const table = 'held-races'
  beforeAll(() => ensureTable({ endpoint: store.endpoint(), table }))
  races((clock) => dynamoRepository({ client: dynamoClient({ endpoint: store.endpoint() }), table, clock }))
})
