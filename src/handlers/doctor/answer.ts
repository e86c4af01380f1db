import type { ProbeAnswer } from '../../ports/probe.js'

/** The members of a JSON answer; none where it is no JSON object. */
export const membersOf = ({ body }: Pick<ProbeAnswer, 'body'>): Readonly<Record<string, unknown>> => {
  try {
    const parsed: unknown = JSON.parse(body)
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

export const isHtml = ({ headers }: ProbeAnswer): boolean => /html/i.test(headers.get('content-type') ?? '')

/** What the problem details of DynamoSync say of a failure; empty where it is none of its failures. */
export const codeOf = (answer: ProbeAnswer): string => {
  const { type, code } = membersOf(answer)
  return typeof type === 'string' && type.startsWith('urn:dynamosync:') && typeof code === 'string'
    ? code
    : ''
}

/** A gateway answers by itself with a `message`, and without the function's request id. */
export const isGateways = (answer: ProbeAnswer): boolean => {
  const { message, code } = membersOf(answer)
  return (
    answer.status >= 400 &&
    typeof message === 'string' &&
    code === undefined &&
    !answer.headers.has('x-request-id')
  )
}

export const succeeded = ({ status }: ProbeAnswer): boolean => status >= 200 && status < 300

/** The words of a list in a header. */
export const listIn = ({ headers }: ProbeAnswer, name: string): readonly string[] =>
  (headers.get(name) ?? '')
    .toLowerCase()
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')

/** An answer in a few words, such as “500 internal”. */
export const inShort = (answer: ProbeAnswer): string => {
  const code = codeOf(answer)
  if (code !== '') return `${answer.status} ${code}`
  return isHtml(answer) ? `${answer.status} with an HTML page` : String(answer.status)
}
