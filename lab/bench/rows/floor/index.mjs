/** The minimum that does the job: one request, signed by hand. Unmaintainable; it shows the lower bound. */
import { createHash, createHmac } from 'node:crypto'
import { Agent, request } from 'node:https'

const { AWS_REGION: region, AWS_ACCESS_KEY_ID: keyId, AWS_SESSION_TOKEN: session } = process.env
const endpoint = new URL(process.env.AWS_ENDPOINT_URL_DYNAMODB ?? `https://dynamodb.${region}.amazonaws.com`)
const agent = new Agent({ keepAlive: true })
const origins = (process.env.ALLOWED_ORIGINS ?? '').split(',')

const hmac = (key, text) => createHmac('sha256', key).update(text).digest()
const sha256 = (text) => createHash('sha256').update(text).digest('hex')

const signed = (target, body) => {
  const time = new Date().toISOString().replace(/[-:]|\.\d+/g, '')
  const scope = `${time.slice(0, 8)}/${region}/dynamodb/aws4_request`
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    host: endpoint.host,
    'x-amz-date': time,
    ...(session === undefined ? {} : { 'x-amz-security-token': session }),
    'x-amz-target': `DynamoDB_20120810.${target}`,
  }
  const names = Object.keys(headers).sort()
  const lines = names.map((name) => `${name}:${headers[name]}\n`).join('')
  const canonical = `POST\n/\n\n${lines}\n${names.join(';')}\n${sha256(body)}`
  const key = [time.slice(0, 8), region, 'dynamodb', 'aws4_request'].reduce(
    hmac,
    `AWS4${process.env.AWS_SECRET_ACCESS_KEY}`,
  )
  const signature = hmac(key, `AWS4-HMAC-SHA256\n${time}\n${scope}\n${sha256(canonical)}`).toString('hex')
  return {
    ...headers,
    authorization: `AWS4-HMAC-SHA256 Credential=${keyId}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`,
  }
}

const call = (target, input) =>
  new Promise((resolve, reject) => {
    const body = JSON.stringify(input)
    const { hostname, port } = endpoint
    const sent = request({ agent, hostname, port, method: 'POST', path: '/', headers: signed(target, body) })
    sent.on('error', reject)
    sent.on('response', (response) => {
      const chunks = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () =>
        resolve({ status: response.statusCode, body: JSON.parse(Buffer.concat(chunks).toString()) }),
      )
    })
    sent.end(body)
  })

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
    const { status, body } = await call('PutItem', {
      TableName: process.env.TABLE_NAME,
      Item: { pk: { S: key }, id: { S: id }, value: { S: value }, receivedAt: { S: receivedAt } },
      ConditionExpression: 'attribute_not_exists(pk)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    })
    if (status === 200) return reply(201, origin, { id, receivedAt })
    if (!body.__type?.endsWith('#ConditionalCheckFailedException'))
      return reply(500, origin, { message: 'not stored' })
    const { Item: stored } = body
    if (stored.id.S !== id || stored.value.S !== value)
      return reply(422, origin, { message: 'the key was used with different values' })
    return reply(201, origin, { id, receivedAt: stored.receivedAt.S })
  } catch (error) {
    console.error(error.name)
    return reply(500, origin, { message: 'not stored' })
  }
}
