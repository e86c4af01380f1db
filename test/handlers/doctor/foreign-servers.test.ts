import { createServer, type Server } from 'node:http'
import { type AddressInfo, createServer as createSocketServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { linesOf } from '../../../src/handlers/doctor/report.js'
import { examined, findings, fineIn, ids } from './examined.js'

describe('at not a DynamoSync endpoint, doctor', () => {
  const seen: string[] = []
  let server: Server
  let url = ''
  beforeAll(async () => {
    server = createServer((request, response) => {
      seen.push(request.method ?? '')
      response.setHeader('content-type', request.method === 'GET' ? 'text/html' : 'application/json')
      const page = '<form method="post" action="/take"><input name="email" type="email" required></form>'
      response.end(request.method === 'GET' ? page : '{"ok":true}')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => new Promise((resolve) => server.close(resolve)))

  it('submits nothing', async () => {
    const all = await examined({ url })
    expect(all.find(({ _tag }) => _tag === 'Target')).toMatchObject({
      target: { kind: 'page', address: `${url}/take` },
    })
    expect(seen).toContain('GET')
    expect(seen).not.toContain('POST')
    expect(findings(all)).toEqual([])
  })
  it('submits if asked to, and reports that a retry is stored twice', async () => {
    const all = await examined({ url, submit: true })
    expect(seen).toContain('POST')
    expect(fineIn(all)).toEqual(expect.arrayContaining(['json', 'urlencoded', 'multipart']))
    expect(ids(all)).toContain('complaints')
  })
})

describe('whatever a server sends, doctor comes to an end', () => {
  const html = 'HTTP/1.1 200 OK\r\ncontent-type: text/html\r\nconnection: close\r\n\r\n'
  it.each([
    ['another protocol', 'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'],
    ['more headers than anybody reads', `HTTP/1.1 200 OK\r\n${'x: yyyyyyyyyyyyyyy\r\n'.repeat(9_999)}\r\n`],
    ['a redirect to nowhere', 'HTTP/1.1 302 Found\r\nlocation: http://[\r\ncontent-length: 0\r\n\r\n'],
    ['a form that posts to nowhere', `${html}<form method="post" action="http://["></form>`],
    ['tags that never end', html + '<form '.repeat(150_000)],
    ['quotes that never end', html + '<form a="'.repeat(110_000)],
    ['comments that never end', html + '<!--'.repeat(250_000)],
    ['forms without number', html + '<form method=post><option>'.repeat(39_000)],
  ])(
    '%s',
    async (_, answer) => {
      const server = createSocketServer((socket) =>
        socket.on('error', () => undefined).once('data', () => socket.end(answer)),
      )
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      const all = await examined({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
      server.close()
      expect(all.map(({ _tag }) => _tag)).toContain(all.length > 9 ? 'Target' : 'Stopped')
    },
    20_000,
  )
})

it('puts nothing of a server’s on the terminal that is more than text', () => {
  const style = { width: 80, paint: (_: string, text: string) => text }
  const lines = linesOf({ _tag: 'Stopped', message: 'The forms are: \u001b]0;title\u0007\u009b2J.' }, style)
  expect(lines.join('\n')).toBe('\nThe forms are: \\u001b]0;title\\u0007\\u009b2J.')
})
