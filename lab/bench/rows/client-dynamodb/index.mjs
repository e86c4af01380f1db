/** The baseline: a handler written by hand on the SDK alone. */
import { ConditionalCheckFailedException, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'

const client = new DynamoDBClient({})
const origins = (process.env.ALLOWED_ORIGINS ?? '').split(',')

const cors = (origin) =>
  origins.includes(origin) ? { 'access-control-allow-origin': origin, vary: 'Origin' } : { vary: 'Origin' }

const reply = (statusCode, origin, body) => ({
  statusCode,
  headers: { 'content-type': 'application/json', ...cors(origin) },
  body: JSON.stringify(body),
})

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
  const receivedAt = new Date().toISOString()
  try {
    await client.send(
      new PutItemCommand({
        TableName: process.env.TABLE_NAME,
        Item: { pk: { S: key }, id: { S: id }, value: { S: value }, receivedAt: { S: receivedAt } },
        ConditionExpression: 'attribute_not_exists(pk)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    )
    return reply(201, origin, { id, receivedAt })
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) {
      console.error(error.name)
      return reply(500, origin, { message: 'not stored' })
    }
    const { Item: stored } = error
    if (stored.id.S !== id || stored.value.S !== value)
      return reply(422, origin, { message: 'the key was used with different values' })
    return reply(201, origin, { id, receivedAt: stored.receivedAt.S })
  }
}
