import type { HttpRequest } from '../../../ports/http.js'

const name = 'x-dynamosync-test'

/** Whether a request tests the deployment: its submission is fully processed, and shown to nobody. */
export const isTest = ({ headers }: HttpRequest): boolean => headers.get(name) === '1'

/**
 * Header on every answer to a test, failures included. An API that does not send it has no test mode, and would store a
 * valid submission as a real one.
 */
export const testHeaders: Readonly<Record<string, string>> = { [name]: '1' }
