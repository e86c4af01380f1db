import type { HttpRequest } from '../../../ports/http.js'

const name = 'x-dynamosync-test'

/** Whether a request only tries the deployment: what it submits goes the whole way, and is shown to nobody. */
export const isTest = ({ headers }: HttpRequest): boolean => headers.get(name) === '1'

/** Tells on every answer, failures included, that a test was understood as one: without it, do not send a valid one. */
export const testHeaders: Readonly<Record<string, string>> = { [name]: '1' }
