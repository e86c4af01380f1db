import type { Reply } from './served-site.js'

/** An API's answers, as a test states them. */
export const json =
  (status: number, body: object, headers: Readonly<Record<string, string>> = {}): Reply =>
  (route) =>
    route.fulfill({ status, headers, contentType: 'application/json', body: JSON.stringify(body) })

export const html =
  (status: number): Reply =>
  (route) =>
    route.fulfill({ status, contentType: 'text/html', body: '<h1>Welcome to the hotel</h1>' })

export const stored = {
  id: 'abcdefghijklmnopqrstuvwxyz',
  message: 'Received.',
  receipt: `1-${'ab'.repeat(32)}`,
}

export const created = json(201, stored)

export const problem = (status: number, code: string, message: string, more: object = {}): Reply =>
  json(status, { status, code, message, retryable: false, outcome: 'not-stored', ...more })

export const unavailable = problem(503, 'store-unavailable', 'It could not be stored.', { retryable: true })

/** Not worth another try by itself. */
export const broken = problem(500, 'internal', 'Something broke.', { retryable: true })

export const required = (name: string, message: string) => ({
  pointer: `/${name}`,
  code: 'required',
  message,
})
