import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import cors from 'cors'
import express from 'express'
import serverless from 'serverless-http'

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}))
const app = express()

app.use(cors({ origin: (process.env.ALLOWED_ORIGINS ?? '').split(',') }))
app.use(express.json())

const isText = (value, most) => typeof value === 'string' && value.trim() !== '' && value.length <= most

app.post('/forms/record', async (request, response) => {
  const { id, value } = request.body ?? {}
  const key = request.get('idempotency-key')
  if (!isText(id, 200) || !isText(value, 4000) || !isText(key, 255))
    return response.status(400).json({ message: 'id, value and an Idempotency-Key are required' })
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
    return response.status(201).json({ id, receivedAt })
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error
    const stored = unmarshall(error.Item)
    if (stored.id !== id || stored.value !== value)
      return response.status(422).json({ message: 'the key was used with different values' })
    return response.status(201).json({ id, receivedAt: stored.receivedAt })
  }
})

app.use((error, _request, response, next) => {
  if (response.headersSent) return next(error)
  console.error(error.name)
  return response.status(error.status ?? 500).json({ message: 'not stored' })
})

export const handler = serverless(app)
