import type { Fault, Passed, Returned } from './tampering-proxy.js'

/** A deployment's fault, the checks that must find it, and their advice. */
export interface Seeded extends Fault {
  readonly found: readonly string[]
  readonly fix: RegExp
  /** Kinds of gateway to test; an HTTP API by default. */
  readonly kinds?: readonly string[]
}

export const isApi = ({ path }: Passed): boolean => path.startsWith('/api/')
export const isSubmit = ({ method, path }: Passed): boolean => method === 'POST' && isApi({ path } as Passed)

export type Headers = Readonly<Record<string, string>>

export const without = (headers: Headers, unwanted: RegExp): Headers =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !unwanted.test(name)))

/** Changes the answers to some requests. */
export const answers = (
  which: (answer: Returned, request: Passed) => boolean,
  change: (answer: Returned, request: Passed) => Returned,
): Fault => ({ response: (answer, request) => (which(answer, request) ? change(answer, request) : answer) })

export const dropping = (
  unwanted: RegExp,
  which = (answer: Returned, request: Passed) => isApi(request) && answer.status > 0,
) => answers(which, (answer) => ({ ...answer, headers: without(answer.headers, unwanted) }))

export const ofType =
  (type: string) =>
  ({ headers }: Passed): boolean =>
    (headers['content-type'] ?? '').startsWith(type)

export const gateways = (status: number, message: string, headers: Headers = {}): Returned => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify({ message }),
})

export const html = (status: number): Returned => ({
  status,
  headers: { 'content-type': 'text/html' },
  body: '<!doctype html><h1>Welcome</h1>',
})

export const withHeader =
  (name: string, value: string) =>
  (answer: Returned): Returned => ({
    ...answer,
    headers: { ...answer.headers, [name]: value },
  })

export const both = ['http', 'rest']
