import { GatewayMessage, Problem as ProblemAnswer } from '../../src/domain/contract/problem.js'
import { button, h } from './dom.js'

/** Why there is no answer. */
export interface Problem {
  readonly kind:
    'offline' | 'busy' | 'missing' | 'forbidden' | 'invalid' | 'broken' | 'signed-out' | 'stopped'
  readonly message: string
  /** What is wrong with which part of the question: `/where.topic`. */
  readonly errors?: readonly { readonly pointer: string; readonly message: string }[] | undefined
}

export const offline: Problem = {
  kind: 'offline',
  message: 'The service cannot be reached. Your network may be away.',
}
export const signedOut: Problem = { kind: 'signed-out', message: 'You are signed out.' }
export const notTaken: Problem = {
  kind: 'forbidden',
  message:
    'The service does not take your sign-in. Perhaps it expects another issuer or audience than these pages.',
}
export const stopped: Problem = { kind: 'stopped', message: 'It was stopped.' }
export const unreadable: Problem = {
  kind: 'broken',
  message: 'The service answered with something that these pages cannot read.',
}

const kindOf = (status: number): Problem['kind'] => {
  if (status === 404 || status === 410) return 'missing'
  if (status === 403) return 'forbidden'
  if ([429, 502, 503, 504].includes(status)) return 'busy'
  return status >= 400 && status < 500 ? 'invalid' : 'broken'
}

/** A refusal's own words; the gateway's are a word or two, and get the status. */
export const troubleOf = (status: number, body: unknown): Problem => {
  const kind = kindOf(status)
  if (ProblemAnswer.is(body)) return { kind, message: body.message, errors: body.errors }
  return GatewayMessage.is(body)
    ? { kind, message: `The service answered: ${body.message} (${status}).` }
    : { kind, message: `The service answered with status ${status}.` }
}

const titles = {
  offline: 'No connection',
  busy: 'Not available now',
  missing: 'Not found',
  forbidden: 'Not allowed',
  invalid: 'This cannot be done',
  broken: 'Something went wrong',
  'signed-out': 'Signed out',
  stopped: 'Stopped',
} as const satisfies Record<Problem['kind'], string>

const isForGood = ({ kind }: Problem): boolean => kind === 'missing' || kind === 'invalid'

/** Says what is wrong, and offers to try again where that may help; once the network is back it does so by itself. */
export const troublePanel = (trouble: Problem, retry: () => unknown): HTMLElement => {
  const again = isForGood(trouble) ? undefined : button('Try again', retry)
  const panel = h(
    'div',
    { class: 'panel failed', role: 'alert' },
    h('h2', {}, titles[trouble.kind]),
    h('p', {}, trouble.message),
    trouble.kind === 'missing' && h('p', {}, h('a', { href: '#/' }, 'See your forms')),
    again,
  )
  if (trouble.kind === 'offline')
    addEventListener('online', () => panel.isConnected && void retry(), { once: true })
  return panel
}
