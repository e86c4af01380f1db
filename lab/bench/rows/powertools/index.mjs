import {
  IdempotencyConfig,
  IdempotencyValidationError,
  makeIdempotent,
} from '@aws-lambda-powertools/idempotency'
import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'

const client = new DynamoDBClient({})
const documents = DynamoDBDocumentClient.from(client)
const origins = (process.env.ALLOWED_ORIGINS ?? '').split(',')

const cors = (origin) =>
  origins.includes(origin) ? { 'access-control-allow-origin': origin, vary: 'Origin' } : { vary: 'Origin' }

const reply = (statusCode, origin, body) => ({
  statusCode,
  headers: { 'content-type': 'application/json', ...cors(origin) },
  body: JSON.stringify(body),
})

const store = makeIdempotent(
  async ({ key, id, value }) => {
    const receivedAt = new Date().toISOString()
    await documents.send(
      new PutCommand({
        TableName: process.env.TABLE_NAME,
        Item: { id: `submission#${key}`, sent: id, value, receivedAt },
      }),
    )
    return { id, receivedAt }
  },
  {
    persistenceStore: new DynamoDBPersistenceLayer({
      tableName: process.env.TABLE_NAME,
      awsSdkV3Client: client,
    }),
    config: new IdempotencyConfig({ eventKeyJmesPath: 'key', payloadValidationJmesPath: '[id, value]' }),
  },
)

const isText = (value, most) => typeof value === 'string' && value.trim() !== '' && value.length <= most

const parsed = (text) => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export const handler = async (event) => {
  const { origin, 'idempotency-key': key } = event.headers
  if (event.requestContext.http.method === 'OPTIONS')
    return {
      statusCode: 204,
      headers: {
        ...cors(origin),
        'access-control-allow-methods': 'POST',
        'access-control-allow-headers': 'content-type, idempotency-key',
      },
    }
  const text = event.isBase64Encoded ? Buffer.from(event.body, 'base64').toString() : event.body
  const { id, value } = parsed(text) ?? {}
  if (!isText(id, 200) || !isText(value, 4000) || !isText(key, 255))
    return reply(400, origin, { message: 'id, value and an Idempotency-Key are required' })
  try {
    return reply(201, origin, await store({ key, id, value }))
  } catch (error) {
    if (error instanceof IdempotencyValidationError)
      return reply(422, origin, { message: 'the key was used with different values' })
    console.error(error.name)
    return reply(500, origin, { message: 'not stored' })
  }
}
