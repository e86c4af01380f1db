/** An attribute value in DynamoDB's JSON. */
export type Attributes = Record<string, Record<string, unknown>>

interface Input {
  readonly Item?: Attributes
  readonly Key?: Attributes
  readonly ConditionExpression?: string
  readonly ExpressionAttributeNames?: Record<string, string>
  readonly ExpressionAttributeValues?: Attributes
  readonly ReturnValuesOnConditionCheckFailure?: string
  readonly UpdateExpression?: string
}

export interface Reply {
  readonly status: number
  readonly body: Record<string, unknown>
}

const keyOf = ({ pk, id }: Attributes): string => JSON.stringify(pk ?? id)

/** Billed units of a write: one for an item of up to 1 KB, and one for its row in an index. */
export const writeUnits = (item: Attributes): number => {
  const units = Math.ceil(JSON.stringify(item).length / 1024)
  return 'shard' in item && 'sort' in item ? units + 1 : units
}

const refused = (stored: Attributes, { ReturnValuesOnConditionCheckFailure: wants }: Input): Reply => ({
  status: 400,
  body: {
    __type: 'com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException',
    message: 'The conditional request failed',
    ...(wants === 'ALL_OLD' ? { Item: stored } : {}),
  },
})

const taken: Reply = { status: 200, body: { ConsumedCapacity: { TableName: 'bench', CapacityUnits: 1 } } }

/** Conditions as the rows use them: either on absence, or on the attempt that wrote the item. */
const holds = (stored: Attributes | undefined, { ConditionExpression, ExpressionAttributeValues }: Input) => {
  if (ConditionExpression === undefined || stored === undefined) return true
  const attemptId = ExpressionAttributeValues?.[':attemptId']?.['S']
  return attemptId !== undefined && stored['attemptId']?.['S'] === attemptId
}

const updated = (stored: Attributes, input: Input): Attributes => {
  const assignments = (input.UpdateExpression ?? '').replace(/^SET /, '').split(/,\s*/)
  const pairs = assignments.map((each) => each.split('=').map((part) => part.trim()))
  const changes = pairs.map(([name = '', value = '']) => [
    input.ExpressionAttributeNames?.[name] ?? name,
    input.ExpressionAttributeValues?.[value] ?? {},
  ])
  return { ...stored, ...(Object.fromEntries(changes) as Attributes) }
}

/** The part of DynamoDB that the bench's rows use, in memory. */
export const fakeTable = () => {
  const items = new Map<string, Attributes>()
  const bill = { calls: 0, writeUnits: 0, readUnits: 0 }
  const write = (key: string, item: Attributes): Reply => {
    items.set(key, item)
    bill.writeUnits += writeUnits(item)
    return taken
  }
  const put = (input: Input): Reply => {
    const item = input.Item ?? {}
    const stored = items.get(keyOf(item))
    if (holds(stored, input)) return write(keyOf(item), item)
    bill.writeUnits += 1
    return refused(stored ?? {}, input)
  }
  const get = ({ Key = {} }: Input): Reply => {
    const item = items.get(keyOf(Key))
    bill.readUnits += 1
    return { status: 200, body: { ...taken.body, ...(item === undefined ? {} : { Item: item }) } }
  }
  const update = (input: Input): Reply => {
    const key = keyOf(input.Key ?? {})
    return write(key, updated({ ...input.Key, ...items.get(key) }, input))
  }
  const remove = ({ Key = {} }: Input): Reply => {
    items.delete(keyOf(Key))
    bill.writeUnits += 1
    return taken
  }
  const targets: Record<string, (input: Input) => Reply> = {
    PutItem: put,
    GetItem: get,
    UpdateItem: update,
    DeleteItem: remove,
  }
  return {
    items,
    bill,
    call: (target: string, body: string): Reply => {
      bill.calls += 1
      const answer = targets[target]
      return answer === undefined
        ? { status: 400, body: { __type: 'UnknownOperationException' } }
        : answer(JSON.parse(body) as Input)
    },
  }
}
