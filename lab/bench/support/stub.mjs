/** Replaces DynamoDB: an HTTPS server in a separate process that answers every put at once. */
import { createServer } from 'node:https'
import { crc32 } from 'node:zlib'
import { certificate } from './certificate.mjs'

const { private: key, cert } = await certificate()
const body = '{"ConsumedCapacity":{"TableName":"submissions","CapacityUnits":2}}'
const headers = {
  'content-type': 'application/x-amz-json-1.0',
  'content-length': body.length,
  'x-amz-crc32': crc32(body),
  'x-amzn-requestid': 'BENCH',
}

const server = createServer({ key, cert }, (request, response) => {
  request.resume().on('end', () => response.writeHead(200, headers).end(body))
})
server.listen(0, 'localhost', () => process.send({ port: server.address().port, cert }))
process.once('disconnect', () => process.exit())
