import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { zValidator } from '@hono/zod-validator'
import { Hono } from 'hono'
import { handle } from 'hono/aws-lambda'
import { cors } from 'hono/cors'
import * as z from 'zod'

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}))

const Submission = z.strictObject({
  id: z.string().trim().min(1).max(200),
  value: z.string().trim().min(1).max(4000),
})
const Headers = z.object({ 'idempotency-key': z.string().min(1).max(255) })

const app = new Hono()

app.use(
  cors({
    origin: (process.env.ALLOWED_ORIGINS ?? '').split(','),
    allowMethods: ['POST'],
    allowHeaders: ['content-type', 'idempotency-key'],
  }),
)

app.post('/forms/record', zValidator('header', Headers), zValidator('json', Submission), async (c) => {
  const { 'idempotency-key': key } = c.req.valid('header')
  const { id, value } = c.req.valid('json')
  const receivedAt = new Date().toISOString()
  try {
    await client.send(
      new PutCommand({
        TableName: process.env.TABLE_NAME,
        Item: { pk: key, id, value, receivedAt },
        ConditionExpression: 'attribute_not_exists(pk)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    )
    return c.json({ id, receivedAt }, 201)
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error
    const stored = unmarshall(error.Item)
    if (stored.id !== id || stored.value !== value)
      return c.json({ message: 'the key was used with different values' }, 422)
    return c.json({ id, receivedAt: stored.receivedAt }, 201)
  }
})

app.onError((error, c) => {
  if (error.getResponse !== undefined) return error.getResponse()
  console.error(error.name)
  return c.json({ message: 'not stored' }, 500)
})

export const handler = handle(app)
