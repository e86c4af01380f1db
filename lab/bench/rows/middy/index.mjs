import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import middy from '@middy/core'
import httpCors from '@middy/http-cors'
import httpErrorHandler from '@middy/http-error-handler'
import httpHeaderNormalizer from '@middy/http-header-normalizer'
import httpJsonBodyParser from '@middy/http-json-body-parser'
import { createError } from '@middy/util'
import validator from '@middy/validator'
import eventSchema from './submission.schema.json'

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}))

const reply = (body) => ({
  statusCode: 201,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

const submit = async ({ body: { id, value }, headers }) => {
  const receivedAt = new Date().toISOString()
  try {
    await client.send(
      new PutCommand({
        TableName: process.env.TABLE_NAME,
        Item: { pk: headers['idempotency-key'], id, value, receivedAt },
        ConditionExpression: 'attribute_not_exists(pk)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    )
    return reply({ id, receivedAt })
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error
    const stored = unmarshall(error.Item)
    if (stored.id !== id || stored.value !== value) throw createError(422, 'the key was used for other data')
    return reply({ id, receivedAt: stored.receivedAt })
  }
}

export const handler = middy()
  .use(httpHeaderNormalizer())
  .use(
    httpCors({
      origins: (process.env.ALLOWED_ORIGINS ?? '').split(','),
      methods: 'POST',
      headers: 'content-type, idempotency-key',
      disableBeforePreflightResponse: false,
    }),
  )
  .use(httpErrorHandler({ fallbackMessage: 'not stored', logger: ({ name }) => console.error(name) }))
  .use(httpJsonBodyParser())
  .use(validator({ eventSchema }))
  .handler(submit)
