import type { HttpRequest } from '../../../ports/http.js'

const name = 'x-dynamosync-test'

/** Whether a request tests the deployment: its submission is fully processed, and shown to nobody. */
export const isTest = ({ headers }: HttpRequest): boolean => headers.get(name) === '1'

/**
 * Header on every answer to a test, failures included: without it the test mode is not supported, so do not send a
 * valid submission.
 */
export const testHeaders: Readonly<Record<string, string>> = { [name]: '1' }
