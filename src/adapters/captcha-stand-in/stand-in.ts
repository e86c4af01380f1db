import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isCaptcha } from '../../domain/spam/captcha.js'
import { standInVerdict } from './verdict.js'
import { standInWidget } from './widget.js'

/** Local replacement for the servers of captcha providers: `/<provider>/api.js` and `/<provider>/siteverify`. */
export interface CaptchaStandIn {
  readonly endpoint: string
  readonly close: () => void
}

type Said = readonly [status: number, type: string, body: string]

const nothing: Said = [404, 'text/plain', 'There is only api.js and siteverify here.\n']

const mostBytes = 64 * 1024

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes <= mostBytes) chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

const answerTo = async (request: IncomingMessage): Promise<Said> => {
  const [, captcha, file] = new URL(request.url ?? '/', 'http://localhost').pathname.split('/')
  if (!isCaptcha(captcha)) return nothing
  if (request.method === 'GET' && file === 'api.js') return [200, 'text/javascript', standInWidget(captcha)]
  if (request.method !== 'POST' || file !== 'siteverify') return nothing
  const asked = new URLSearchParams(await bodyOf(request))
  return [200, 'application/json', JSON.stringify(standInVerdict(captcha, asked, new Date()))]
}

/** Starts the replacement on a free port of this machine. */
export const captchaStandIn = async (): Promise<CaptchaStandIn> => {
  const server: Server = createServer((request, response) => {
    answerTo(request).then(
      ([status, type, body]) => response.writeHead(status, { 'content-type': type }).end(body),
      () => response.destroy(),
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    endpoint: `http://127.0.0.1:${port}`,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
