import { beforeAll, describe, expect, it } from '@jest/globals'
import { dynamoClient } from '../../../src/adapters/dynamodb/client/client.js'
import { dynamoRepository } from '../../../src/adapters/dynamodb/submissions/repository.js'
import { ensureTable } from '../../../src/adapters/dynamodb/table.js'
import { memoryRepository } from '../../../src/adapters/memory/index.js'
import type { SubmissionRepository } from '../../../src/ports/submission-repository.js'
import { membersOf } from '../serving/app.js'
import { itemsIn } from '../../adapters/dynamodb/faults/audit.js'
import { bearer, master, ownerApp } from '../serving/owner-app.js'
import { onEveryStore } from '../../adapters/dynamodb/databases.js'

const ada = { name: 'Ada-Lovelace-1815', count: 18151210, secret: 'the analytical engine weaves' }
const grace = { name: 'Grace-Hopper-1906', secret: 'a bug in the relay' }
const key = 'key-of-ada-0123456789'

/** Tests of erasing on any store; `raw` returns the store's whole contents as text. */
const erasure = (make: () => { repository: SubmissionRepository; raw?: () => Promise<string> }): void => {
  it('leaves nothing of a person, tells so for 24 hours, and may be repeated', async () => {
    const { repository, raw } = make()
    const app = ownerApp({ repository, clock: Date.now })
    const [erased, kept] = [await app.put(ada, key), await app.put(grace)]
    if (raw !== undefined) expect(await raw()).toContain(ada.name)
    const at = (id: string, method = 'GET') =>
      app.send({ method, path: `/forms/note/submissions/${id}`, headers: bearer(master) })
    expect((await at(erased)).status).toBe(200)
    for (let n = 0; n < 2; n += 1) expect(await at(erased, 'DELETE')).toMatchObject({ status: 204, body: '' })
    const gone = await at(erased)
    expect([gone.status, membersOf(gone)['code']]).toEqual([404, 'submission-not-found'])
    const list = membersOf(await app.send({ headers: bearer(master) }))
    expect(list['submissions']).toMatchObject([{ id: kept }])
    // A late retry restores nothing.
    expect(await app.put(ada, key)).toBe('SubmissionDeleted')
    expect((await at(erased)).status).toBe(404)
    if (raw !== undefined) {
      const text = await raw()
      for (const value of Object.values(ada)) expect(text).not.toContain(String(value))
      expect(text).not.toContain(key)
      expect(text).toContain(grace.secret)
    }
  })

  it('of what was never there is the same', async () => {
    const app = ownerApp({ repository: make().repository, clock: Date.now })
    const path = '/forms/note/submissions/aaaaaaaaaaaaaaaaaaaaaaaaaa'
    expect((await app.send({ method: 'DELETE', path, headers: bearer(master) })).status).toBe(204)
  })
}

describe('erasing in memory', () => erasure(() => ({ repository: memoryRepository({ clock: Date.now }) })))

onEveryStore((store) => {
  const tables = ['erase-1', 'erase-2']
  beforeAll(async () => {
    for (const table of tables) await ensureTable({ endpoint: store.endpoint(), table })
  })
  describe('erasing', () => {
    let next = 0
    erasure(() => {
      const table = tables[next++] ?? ''
      const client = dynamoClient({ endpoint: store.endpoint() })
      return {
        repository: dynamoRepository({ client, table, clock: Date.now }),
        raw: async () => JSON.stringify(await itemsIn(store.endpoint(), table)),
      }
    })
  })
})
