import { beforeAll, describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { dynamoClient } from '../../../src/adapters/dynamodb/client/client.js'
import { dynamoRepository } from '../../../src/adapters/dynamodb/submissions/repository.js'
import { ensureTable } from '../../../src/adapters/dynamodb/table.js'
import { memoryRepository } from '../../../src/adapters/memory/repository.js'
import { systemClock } from '../../../src/adapters/system/stamper.js'
import { type AnyForm, listQuery } from '../../../src/domain/index.js'
import type { SubmissionRepository } from '../../../src/ports/submission-repository.js'
import { freshForm } from '../../../src/testing/sample-forms.js'
import { onEveryStore } from '../../adapters/dynamodb/databases.js'
import { type Post, visitor } from '../visitor.js'

const html = 'text/html'
const key = 'key-0123456789abcdef'

const repeated = (name: string, make: () => SubmissionRepository): void => {
  describe(`the same submission again: ${name}`, () => {
    const served = (form: AnyForm) => {
      const repository = make()
      const post = visitor([form], repository)
      const sent: Post = { form: form.name, fields: { id: '42', value: 'hello' }, key }
      return { repository, post, sent }
    }
    const listed = async (repository: SubmissionRepository, form: AnyForm): Promise<number> => {
      const page = await repository.page(listQuery(form), Date.now() + 10_000)()
      return E.isRight(page) ? page.right.rows.length : -1
    }

    it('stores one of 50 at once, answers all alike, and marks 49 as replayed', async () => {
      const form = freshForm()
      const { repository, post, sent } = served(form)
      const seen = await Promise.all(Array.from({ length: 50 }, () => post(sent, 20_000)))
      expect(new Set(seen.map(({ status }) => status))).toEqual(new Set([201]))
      expect(new Set(seen.map(({ body }) => body)).size).toBe(1)
      expect(seen.filter(({ replayed }) => replayed)).toHaveLength(49)
      expect(await listed(repository, form)).toBe(1)
    })
    it.each([
      ['with a natural key', { naturalKey: 'id' } as const],
      ['with a natural key that replaces', { naturalKey: 'id', whenTaken: 'replace' } as const],
      ['with a key', {}],
    ])('is answered byte for byte as the first time, %s', async (_, options) => {
      const { post, sent } = served(freshForm(options))
      const first = await post(sent)
      for (let times = 0; times < 3; times += 1)
        expect(await post(sent)).toEqual({ ...first, replayed: true })
    })
    it('gets the answer of the replacement if it replaced a submission', async () => {
      const { post, sent } = served(freshForm({ naturalKey: 'id', whenTaken: 'replace' }))
      await post({ ...sent, key: 'key-of-the-older-one', fields: { id: '42', value: 'older' } })
      const first = await post(sent)
      expect([first.status, first.replayed]).toEqual([200, false])
      expect(await post(sent)).toEqual({ ...first, replayed: true })
    })
    it('tells a program the facts that a browser was told first, and the browser the same page again', async () => {
      const form = freshForm()
      const { repository, post, sent } = served(form)
      const page = await post({ ...sent, accept: html })
      const facts = await post(sent)
      expect([facts.status, facts.replayed]).toEqual([201, true])
      expect(await post(sent)).toEqual(facts)
      expect(await post({ ...sent, accept: html })).toEqual({ ...page, replayed: true })
      expect(await listed(repository, form)).toBe(1)
      for (const fact of [facts.answer.id, facts.answer.receipt]) expect(fact).toBeDefined()
    })
  })
}

repeated('memory', () => memoryRepository({ clock: systemClock }))

onEveryStore((store) => {
  const table = 'once'
  beforeAll(() => ensureTable({ endpoint: store.endpoint(), table }))
  repeated(store.name, () =>
    dynamoRepository({ client: dynamoClient({ endpoint: store.endpoint() }), table, clock: systemClock }),
  )
})
