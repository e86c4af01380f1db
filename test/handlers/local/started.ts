import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb'
import { afterEach } from '@jest/globals'
import { type Stack, type StackOptions, startStack } from './stack.js'

/** A function that starts stacks for the tests of a suite, each of which kills its own. */
export const stacksOfEachTest = () => {
  const running: Stack[] = []
  afterEach(async () => {
    await Promise.all(running.splice(0).map(({ kill }) => kill()))
  })
  return async (options?: StackOptions): Promise<Stack> => {
    const stack = await startStack(options)
    running.push(stack)
    return stack
  }
}

export interface Sent {
  readonly status: number
  readonly body: { readonly id?: string; readonly code?: string; readonly forms?: string[] }
}

export const submit = async ({ url }: Stack, id: string, value = 'hello'): Promise<Sent> => {
  const response = await fetch(`${url}/api/forms/record?${new URLSearchParams({ id, value }).toString()}`, {
    method: 'POST',
  })
  return { status: response.status, body: (await response.json()) as Sent['body'] }
}

/** Those of the ids that are stored. */
export const stored = async ({ dynamoUrl }: Stack, ids: readonly string[]): Promise<readonly string[]> => {
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' }
  const client = new DynamoDBClient({ endpoint: dynamoUrl, region: 'eu-central-1', credentials })
  const found = await Promise.all(
    ids.map(async (id) => {
      const key = { pk: { S: `S#record#${id}` } }
      const { Item } = await client.send(new GetItemCommand({ TableName: 'dynamosync', Key: key }))
      return Item === undefined ? [] : [id]
    }),
  )
  client.destroy()
  return found.flat()
}
