import type { ProbeAnswer } from '../../../ports/probe.js'
import { inShort, succeeded } from '../answer.js'
import { type Check, left, wrong } from '../check.js'
import { repeating } from '../submitting-check.js'
import { testResult } from '../test-result.js'
import { isOurs } from '../target.js'
import { multipart, urlencoded, type Values } from '../values.js'
import { submit, type Visit } from '../visit.js'

interface Way {
  readonly id: string
  readonly title: string
  readonly send: (visit: Visit, values: Values) => Promise<ProbeAnswer>
  readonly cause: string
  readonly fix: string
}

const boundary = 'dynamosync-doctor-boundary'

const withKey = (visit: Visit, type?: string): Readonly<Record<string, string>> => ({
  'idempotency-key': visit.freshKey(),
  ...(type === undefined ? {} : { 'content-type': type }),
})

const ways: readonly Way[] = [
  {
    id: 'urlencoded',
    title: 'Form, urlencoded',
    send: (visit, values) =>
      submit(visit, {
        headers: withKey(visit, 'application/x-www-form-urlencoded'),
        body: urlencoded(values),
      }),
    cause:
      'An HTTP API passes such a body on as base64 (isBase64Encoded), and something reads it as plain text. Plain HTML forms then fail.',
    fix: 'Decode the body when isBase64Encoded is true, before parsing it. The function does, so remove anything in front of it that reads or rewrites the body.',
  },
  {
    id: 'multipart',
    title: 'Form, multipart',
    send: (visit, values) =>
      submit(visit, {
        headers: withKey(visit, `multipart/form-data; boundary=${boundary}`),
        body: multipart(values, boundary),
      }),
    cause:
      'A gateway, a firewall rule or an older version rejects multipart bodies, which scripts send with FormData.',
    fix: 'Allow multipart/form-data there. On a REST API leave binaryMediaTypes empty or name multipart/form-data in it, and redeploy the stage.',
  },
  {
    id: 'query',
    title: 'Query',
    send: (visit, values) =>
      submit(visit, { url: `${visit.target.address}?${urlencoded(values)}`, headers: withKey(visit) }),
    cause: 'Something between the visitor and the function drops the query string.',
    fix: 'Let CloudFront forward all query strings (the origin request policy AllViewerExceptHostHeader), and remove query mappings at the gateway.',
  },
]

const encoding = ({ id, title, send, cause, fix }: Way): Check =>
  repeating({
    id,
    title,
    look: async (visit, { values }) => {
      if (id === 'query' && !isOurs(visit.target)) return left('not a DynamoSync endpoint')
      const answer = await send(visit, values)
      return succeeded(answer)
        ? testResult(visit, answer, 'accepted')
        : wrong(
            `the fields accepted as JSON are answered with ${inShort(answer)} in this encoding`,
            cause,
            fix,
          )
    },
  })

/** Checks that every other encoding submits the same as JSON. */
export const encodingChecks: readonly Check[] = ways.map(encoding)
