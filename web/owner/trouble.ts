import { GatewayMessage, Problem as ProblemAnswer } from '../../src/domain/contract/problem.js'
import { button, h } from './dom.js'
import { words } from './words/words.js'

/** Reason for a missing answer. */
export interface Problem {
  readonly kind:
    | 'offline'
    | 'busy'
    | 'missing'
    | 'forbidden'
    | 'invalid'
    | 'broken'
    | 'signed-out'
    | 'stopped'
  readonly message: string
  /** Errors by part of the query, such as `/where.topic`. */
  readonly errors?: readonly { readonly pointer: string; readonly message: string }[] | undefined
}

export const offline = (): Problem => ({ kind: 'offline', message: words().troubles.offline })
export const signedOut = (): Problem => ({ kind: 'signed-out', message: words().troubles.signedOut })
export const notTaken = (): Problem => ({ kind: 'forbidden', message: words().troubles.notTaken })
export const stopped = (): Problem => ({ kind: 'stopped', message: words().troubles.stopped })
export const unreadable = (): Problem => ({ kind: 'broken', message: words().troubles.unreadable })

const kindOf = (status: number): Problem['kind'] => {
  if (status === 404 || status === 410) return 'missing'
  if (status === 403) return 'forbidden'
  if ([429, 502, 503, 504].includes(status)) return 'busy'
  return status >= 400 && status < 500 ? 'invalid' : 'broken'
}

/** Problem of a refusal, in the API's words; the gateway's words are too short, so the status is added to them. */
export const troubleOf = (status: number, body: unknown): Problem => {
  const kind = kindOf(status)
  const { answered, status: statusText, byCode } = words().troubles
  if (ProblemAnswer.is(body)) return { kind, message: byCode[body.code] ?? body.message, errors: body.errors }
  return { kind, message: GatewayMessage.is(body) ? answered(body.message, status) : statusText(status) }
}

const isForGood = ({ kind }: Problem): boolean => kind === 'missing' || kind === 'invalid'

/** Shows a problem, with a retry if it may help; retries automatically once the network is back. */
export const troublePanel = (trouble: Problem, retry: () => unknown): HTMLElement => {
  const again = isForGood(trouble) ? undefined : button(words().page.tryAgain, retry)
  const panel = h(
    'div',
    { class: 'panel failed', role: 'alert' },
    h('h2', {}, words().troubles.titles[trouble.kind]),
    h('p', {}, trouble.message),
    trouble.kind === 'missing' && h('p', {}, h('a', { href: '#/' }, words().page.seeForms)),
    again,
  )
  if (trouble.kind === 'offline')
    addEventListener('online', () => panel.isConnected && void retry(), { once: true })
  return panel
}
