import type { FailureInWords } from '../failures-in-words.js'
import type { JsonSchema } from '../json-schema.js'

/** A reference to a schema of the document. */
export const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` })

export const header = (description: string): JsonSchema => ({ description, schema: { type: 'string' } })

/** A response with an HTML page. */
export const page: JsonSchema = { 'text/html': { schema: { type: 'string' } } }

const problemExample = ({
  status,
  code,
  title,
  message,
  retryable,
  outcome,
}: FailureInWords): JsonSchema => ({
  type: `urn:dynamosync:problem:${code}`,
  title,
  status,
  detail: message,
  instance: 'urn:dynamosync:request:0123456789',
  code,
  message,
  retryable,
  outcome,
})

/** Additional headers of responses, by status. */
const failureHeaders: Readonly<Record<number, JsonSchema>> = {
  401: { 'WWW-Authenticate': header('The accepted ways to authenticate') },
  405: { Allow: header('The supported methods') },
  415: { 'Accept-Post': header('The accepted media types') },
  429: { 'Retry-After': header('Seconds to wait before trying again') },
  503: { 'Retry-After': header('Seconds to wait before trying again') },
}

/**
 * The response for all failures that have one status.
 *
 * @param otherwise bodies in media types other than the problem's
 */
export const failed = (entries: readonly FailureInWords[], otherwise: JsonSchema = {}): JsonSchema => {
  const [{ status } = { status: 500 }] = entries
  const examples = entries.map((entry): [string, JsonSchema] => [
    entry.code,
    { summary: entry.title, value: problemExample(entry) },
  ])
  return {
    description: [...new Set(entries.map(({ code }) => `\`${code}\``))].join(', '),
    headers: { 'X-Request-Id': header('Identifies this request in the log'), ...failureHeaders[status] },
    content: {
      'application/problem+json': { schema: ref('Problem'), examples: Object.fromEntries(examples) },
      ...otherwise,
    },
  }
}
