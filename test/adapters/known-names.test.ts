import { beforeAll, describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { dynamoClient } from '../../src/adapters/dynamodb/client/client.js'
import { dynamoRepository } from '../../src/adapters/dynamodb/submissions/repository.js'
import { ensureTable } from '../../src/adapters/dynamodb/table.js'
import { memoryRepository } from '../../src/adapters/memory/repository.js'
import { sha256 } from '../../src/adapters/system/stamper.js'
import { attempt, choices, form, listQuery, text } from '../../src/domain/index.js'
import { answersOf } from '../../src/domain/words/words.js'
import type { SubmissionRepository } from '../../src/ports/submission-repository.js'
import { onEveryStore } from './dynamodb/databases.js'

/** Names that a store knows: attributes of this table's items, reserved words of DynamoDB, types, members of objects. */
const names = [
  ...['pk', 'sk', 'shard', 'sort', 'id', 'at', 'since', 'v', 'form', 'fields', 'listed', 'result', 'receipt'],
  ...['attemptId', 'attempts', 'fingerprint', 'answer', 'formVersion', 'expiresAt', 'waits', 'why', 'event'],
  ...['notify', 'from', 'rev', 'test', 'index', 'byTime'],
  ...[
    'name',
    'status',
    'size',
    'data',
    'date',
    'time',
    'timestamp',
    'user',
    'users',
    'value',
    'values',
    'key',
  ],
  ...[
    'keys',
    'type',
    'order',
    'group',
    'select',
    'where',
    'table',
    'column',
    'set',
    'add',
    'delete',
    'remove',
  ],
  ...['update', 'put', 'get', 'and', 'or', 'not', 'between', 'in', 'contains', 'begins_with', 'exists'],
  ...[
    'attribute_not_exists',
    'attribute_type',
    'null',
    'true',
    'false',
    'token',
    'ttl',
    'hash',
    'range',
    'zone',
  ],
  ...[
    's',
    'n',
    'b',
    'm',
    'l',
    'ss',
    'ns',
    'bs',
    'bool',
    'constructor',
    'toString',
    'hasOwnProperty',
    'toJSON',
  ],
]

const label = 'L'
const knownForm = form(`known-names-${process.pid}-${Date.now().toString(36)}`, {
  ...Object.fromEntries(names.map((name) => [name, text({ label, maxLength: 50 })])),
})

const deadline = (): number => Date.now() + 20_000

const contract = (make: () => SubmissionRepository): void => {
  it('stores a field of each of these names, and gives it back', async () => {
    const fields = Object.fromEntries(names.map((name) => [name, `of ${name}`]))
    const made = attempt(knownForm, sha256, {
      input: fields,
      fields,
      key: 'key-0123456789abcdef',
      stamp: { attemptId: 'a', random: 'r', receivedAt: Date.now() },
      answers: answersOf(knownForm),
    })
    const repository = make()
    expect(await repository.add(made, deadline())()).toMatchObject({ right: { _tag: 'Created' } })
    const found = await repository.find(knownForm.name, made.submission.id, deadline())()
    expect(E.isRight(found) ? O.toUndefined(found.right)?.fields : found.left).toEqual(fields)
  })

  it.each(names)('lists and filters by a field of the name %s', async (name) => {
    const of = form(`${knownForm.name.slice(0, 50)}-${names.indexOf(name)}`, {
      [name]: text({ label, maxLength: 50, listed: true }),
      several: choices(['one', 'two'], { label, listed: true }),
    })
    const repository = make()
    const ids: string[] = []
    for (const [at, value] of ['first', 'second'].entries()) {
      const fields = { [name]: value, several: at === 0 ? ['one', 'two'] : ['two'] }
      const made = attempt(of, sha256, {
        input: fields,
        fields,
        key: `key-0123456789abcdef-${at}`,
        stamp: { attemptId: `a${at}`, random: `r${at}`, receivedAt: Date.now() },
        answers: answersOf(of),
      })
      expect(await repository.add(made, deadline())()).toMatchObject({ right: { _tag: 'Created' } })
      ids.push(made.submission.id)
    }
    const rowsWhere = async (where: Readonly<Record<string, unknown>>): Promise<unknown> => {
      const page = await repository.page(listQuery(of, { where }), deadline())()
      return E.isRight(page) ? page.right.rows.map(({ id }) => id) : page.left
    }
    expect(await rowsWhere({ [name]: 'second' })).toEqual([ids[1]])
    expect(await rowsWhere({ [name]: 'first', several: 'two' })).toEqual([ids[0]])
    expect(await rowsWhere({ [name]: 'third' })).toEqual([])
  })
}

describe('names that a store knows by itself: in memory', () => {
  const repository = memoryRepository({ clock: () => Date.now() })
  contract(() => repository)
})

onEveryStore((store) => {
  describe('names that a store knows by itself', () => {
    const table = 'names'
    beforeAll(() => ensureTable({ endpoint: store.endpoint(), table }))
    contract(() =>
      dynamoRepository({
        client: dynamoClient({ endpoint: store.endpoint() }),
        table,
        clock: () => Date.now(),
      }),
    )
  })
})
