import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { HttpAnswer } from '../../../src/ports/http.js'
import { ownerApp, type OwnerAppOptions } from '../../handlers/serving/owner-app.js'

/** What stands between the caller and the API: an answer of its own, or nothing. */
export type Gateway = (calls: number, method: string) => HttpAnswer | undefined

/** The owner's side behind a real HTTP server. */
export const ownerApi = async (options: OwnerAppOptions = {}) => {
  const app = ownerApp(options)
  let [calls, gateway]: [number, Gateway] = [0, () => undefined]
  const server = createServer((request, response) => {
    calls += 1
    const [path = '', query = ''] = (request.url ?? '').split('?')
    const headers = { authorization: request.headers.authorization ?? '' }
    const answered =
      gateway(calls, request.method ?? '') ??
      app.send({ method: request.method ?? 'GET', path, query, headers })
    void Promise.resolve(answered).then(({ status, headers: own, body }) =>
      response.writeHead(status, own).end(body),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    ...app,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`,
    calls: () => calls,
    /** Puts something in front of the API, and counts calls anew. */
    behind: (next: Gateway) => {
      calls = 0
      gateway = next
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(resolve)
      }),
  }
}
