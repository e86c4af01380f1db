import { request } from 'node:http'

/** Request for a missing table: it passes through dynalite to one read of the store, whatever the store's size. */
const question = JSON.stringify({ TableName: 'dynamosync-is-it-alive' })

/** dynalite requires a signature without checking it. */
const headers = {
  'content-type': 'application/x-amz-json-1.0',
  'content-length': question.length,
  'x-amz-target': 'DynamoDB_20120810.DescribeTable',
  'x-amz-date': '20000101T000000Z',
  authorization: 'AWS4-HMAC-SHA256 Credential=ping/ping, SignedHeaders=host, Signature=ping',
}

/** Whether the DynamoDB on this port answers a real request within `milliseconds`. */
export const ping = (port: number, milliseconds: number): Promise<boolean> =>
  new Promise((resolve) => {
    const options = { host: '127.0.0.1', port, method: 'POST', headers, agent: false }
    const asked = request({ ...options, signal: AbortSignal.timeout(milliseconds) }, (response) => {
      response.on('error', () => resolve(false))
      response.resume().on('end', () => resolve(true))
    })
    asked.on('error', () => resolve(false))
    asked.end(question)
  })
