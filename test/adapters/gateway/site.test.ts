import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { lineOf } from '../../../src/adapters/gateway/log-line.js'
import { type LocalGateway, localGateway } from '../../../src/adapters/gateway/gateway-server.js'

/** A site in a folder, beside a file that is none of it. */
const freshSite = async (): Promise<string> => {
  const parent = await mkdtemp(join(tmpdir(), 'gateway-'))
  await writeFile(join(parent, 'secret.txt'), 'secret')
  const site = join(parent, 'site')
  await mkdir(join(site, 'docs'), { recursive: true })
  await writeFile(join(site, 'index.html'), '<title>Home</title>')
  await writeFile(join(site, '404.html'), '<title>Nothing</title>')
  await writeFile(join(site, 'docs', 'index.html'), '<title>Docs</title>')
  await writeFile(join(site, 'docs', 'a b.css'), 'a{}')
  return site
}

/** A request whose path no client tidies up. */
const get = (
  port: number,
  path: string,
  method = 'GET',
): Promise<{ status: number; body: string; location?: string }> =>
  new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, method }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (chunk: string) => void (body += chunk))
      const { location } = response.headers
      const status = response.statusCode ?? 0
      response.on('end', () =>
        resolve(location === undefined ? { status, body } : { status, body, location }),
      )
    })
      .on('error', reject)
      .end()
  })

describe('the site', () => {
  let port: number
  let gateway: LocalGateway
  let folder: string
  beforeAll(async () => {
    const handler = () => Promise.resolve({ statusCode: 201 })
    folder = await freshSite()
    const options = { port: 0, site: folder, handler, forms: [], log: () => undefined }
    const result = await localGateway(options)
    if (E.isLeft(result)) throw new Error(result.left)
    gateway = result.right
    port = gateway.port
  })
  afterAll(() => gateway.close(0))

  it('is files, and the index of a folder', async () => {
    expect(await get(port, '/')).toEqual({ status: 200, body: '<title>Home</title>' })
    expect(await get(port, '/?a=b')).toMatchObject({ status: 200 })
    expect(await get(port, '/docs/')).toEqual({ status: 200, body: '<title>Docs</title>' })
    expect(await get(port, '/docs/a%20b.css')).toEqual({ status: 200, body: 'a{}' })
    expect(await get(port, '/', 'HEAD')).toEqual({ status: 200, body: '' })
    const { headers } = await fetch(`http://127.0.0.1:${port}/docs/a%20b.css`, { method: 'HEAD' })
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-length': '3',
    })
  })

  it('stays what it was at the start, as the functions do, whatever is built meanwhile', async () => {
    await rm(join(folder, '404.html'))
    await writeFile(join(folder, 'index.html'), '<title>New</title>')
    await writeFile(join(folder, 'new.html'), '<title>New</title>')
    expect(await get(port, '/')).toEqual({ status: 200, body: '<title>Home</title>' })
    expect(await get(port, '/new.html')).toEqual({ status: 404, body: '<title>Nothing</title>' })
  })

  it('adds the slash that a folder lacks, and never leads to another site', async () => {
    expect(await get(port, '/docs')).toMatchObject({ status: 302, location: '/docs/' })
    expect(await get(port, '/docs?a=1&a=%20')).toMatchObject({ location: '/docs/?a=1&a=%20' })
    expect(await get(port, '//docs')).toMatchObject({ status: 302, location: '/docs/' })
  })

  it.each([
    ...['/nothing', '/index.html/', '/docs/nothing/', '/%', '/%00', '/a:b', '/api2', '/apifoo/forms/record'],
    ...[
      '/../secret.txt',
      '/docs/../../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/..%5csecret.txt',
    ],
  ])('answers %s with its page for nothing', async (path) => {
    expect(await get(port, path)).toEqual({ status: 404, body: '<title>Nothing</title>' })
  })

  it('can only be read', async () => {
    expect(await get(port, '/', 'POST')).toMatchObject({ status: 405 })
    expect(await get(port, '/api', 'POST')).toMatchObject({ status: 201 })
  })
})

describe('the line of a request', () => {
  const line = {
    method: 'POST',
    path: '/api/forms/record',
    status: 201,
    milliseconds: 12.4,
    requestId: 'id-1',
  }
  it('says method, path, status, time and request id', () => {
    expect(lineOf(line, false)).toBe('POST /api/forms/record 201 12 ms id-1')
    expect(lineOf({ ...line, status: 422, trouble: 'validation-failed' }, false)).toBe(
      'POST /api/forms/record 422 12 ms id-1 (validation-failed)',
    )
  })
  it('is painted on a terminal only', () => {
    expect([200, 404, 503].map((status) => lineOf({ ...line, status }, true).includes('\u001b['))).toEqual([
      true,
      true,
      true,
    ])
    expect(lineOf(line, false)).not.toContain('\u001b')
  })
  it('holds nothing that a terminal would act on, and no more of a path than 100 characters', () => {
    const hostile = lineOf({ ...line, path: `/\u001b[2J\u009b\r\n${'a'.repeat(200)}` }, false)
    expect(hostile).toMatch(/^[\x20-\x7e…]+$/)
    expect(hostile.length).toBeLessThan(150)
  })
})
