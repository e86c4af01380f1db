import type { ProbeAnswer } from '../../ports/probe.js'

/** Members of a JSON answer; empty if it is not a JSON object. */
export const membersOf = ({ body }: Pick<ProbeAnswer, 'body'>): Readonly<Record<string, unknown>> => {
  try {
    const parsed: unknown = JSON.parse(body)
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

export const isHtml = ({ headers }: ProbeAnswer): boolean => /html/i.test(headers.get('content-type') ?? '')

/** Code of DynamoSync's problem details; empty if the answer is not one of its failures. */
export const codeOf = (answer: ProbeAnswer): string => {
  const { type, code } = membersOf(answer)
  return typeof type === 'string' && type.startsWith('urn:dynamosync:') && typeof code === 'string'
    ? code
    : ''
}

/** Whether the gateway itself answered: with a `message`, and without the function's request id. */
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

/** Items of a list in a header. */
export const listIn = ({ headers }: ProbeAnswer, name: string): readonly string[] =>
  (headers.get(name) ?? '')
    .toLowerCase()
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')

/** Summary of an answer, such as “500 internal”. */
export const inShort = (answer: ProbeAnswer): string => {
  const code = codeOf(answer)
  if (code !== '') return `${answer.status} ${code}`
  return isHtml(answer) ? `${answer.status} with an HTML page` : String(answer.status)
}
