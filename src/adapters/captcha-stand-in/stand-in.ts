import type { IncomingMessage, RequestListener } from 'node:http'
import { isCaptcha } from '../../domain/spam/captcha.js'
import { standInVerdict } from './verdict.js'
import { standInWidget } from './widget.js'

type Said = readonly [status: number, type: string, body: string]

const nothing: Said = [404, 'text/plain', 'Only api.js and siteverify are served here.\n']

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

/** Local stand-in for the servers of captcha providers: `/<provider>/api.js` and `/<provider>/siteverify`. */
export const captchaStandIn: RequestListener = (request, response) => {
  answerTo(request).then(
    ([status, type, body]) => response.writeHead(status, { 'content-type': type }).end(body),
    () => response.destroy(),
  )
}
