import { type Attributes, attributesOf, valuesOf } from '../client/attributes.js'
import type { Response } from './response-reader.js'
import type { Reply } from '../client/send.js'

/** Members of inputs and replies that hold attribute values. */
const marshalled = ['Item', 'Key', 'ExpressionAttributeValues', 'ExclusiveStartKey'] as const

/** Encodes the body of a call's request. */
export const bodyOf = (input: Readonly<Record<string, unknown>>): string => {
  const body = { ...input }
  for (const name of marshalled) if (body[name] !== undefined) body[name] = attributesOf(body[name] as object)
  if (body['RequestItems'] !== undefined)
    body['RequestItems'] = eachOf(body['RequestItems'] as Batches, ({ Keys, ...rest }) => ({
      ...rest,
      Keys: Keys.map(attributesOf),
    }))
  return JSON.stringify(body)
}

interface Batch {
  readonly Keys: readonly Attributes[]
}

type Batches = Readonly<Record<string, Batch>>

/** Maps the members of a record keyed by table. */
const eachOf = <A, B>(byTable: Readonly<Record<string, A>>, change: (of: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(byTable).map(([table, of]) => [table, change(of)]))

const plain = (items: readonly Attributes[]) => items.map(valuesOf)

const batchIn = ({ Responses, UnprocessedKeys }: Record<string, unknown>): Partial<Reply> =>
  Responses === undefined
    ? {}
    : {
        Responses: eachOf(Responses as Record<string, Attributes[]>, plain),
        UnprocessedKeys: eachOf((UnprocessedKeys ?? {}) as Batches, ({ Keys }) => ({ Keys: plain(Keys) })),
      }

const valuesIn = (attributes: unknown): Record<string, unknown> | undefined =>
  attributes === undefined ? undefined : valuesOf(attributes as Attributes)

const replyOf = ({ Item, Items, Attributes, LastEvaluatedKey, ...rest }: Record<string, unknown>): Reply => ({
  ...rest,
  ...batchIn(rest),
  Item: valuesIn(Item),
  Attributes: valuesIn(Attributes),
  Items: Items === undefined ? undefined : plain(Items as Attributes[]),
  LastEvaluatedKey: valuesIn(LastEvaluatedKey),
})

/** A refusal by DynamoDB, as the SDK would throw it. */
const refusal = (status: number, { __type, message, Item }: Record<string, unknown>): Error =>
  Object.assign(new Error(typeof message === 'string' ? message : ''), {
    name: typeof __type === 'string' ? (__type.split('#').at(-1) ?? '') : 'UnknownError',
    $fault: status < 500 ? 'client' : 'server',
    $metadata: { httpStatusCode: status },
    Item,
  })

/** Members of a reply. A refusal by a proxy may not be JSON; its status is still useful. */
const membersOf = ({ status, body }: Response): Record<string, unknown> => {
  try {
    return JSON.parse(body) as Record<string, unknown>
  } catch (cause) {
    throw status === 200
      ? cause
      : Object.assign(new Error('not JSON', { cause }), { $metadata: { httpStatusCode: status } })
  }
}

/** Decodes a response. @throws the store's refusal, or an error if the response is unreadable */
export const replyIn = (response: Response): Reply => {
  const members = membersOf(response)
  if (response.status !== 200) throw refusal(response.status, members)
  return replyOf(members)
}
