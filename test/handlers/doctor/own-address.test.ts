import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { nodeProbe } from '../../../src/adapters/probe/index.js'
import { ownAddress } from '../../../src/handlers/doctor/checks/own-address.js'
import { type DoctorOptions, visitTo } from '../../../src/handlers/doctor/visit.js'

/** An API that refuses below `/closed` and answers elsewhere. */
const server: Server = createServer(({ url = '' }, response) => {
  const isClosed = url.startsWith('/closed/')
  response.statusCode = isClosed ? 403 : 200
  response.setHeader('content-type', 'application/json')
  response.end(isClosed ? '{"code":"api-closed"}' : '{}')
})
let origin = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => void server.close())

const seen = async (
  options: Partial<DoctorOptions>,
  site: string | undefined = 'https://www.example.org',
) => {
  const page = { action: '', method: 'post', ours: 'note', fields: [], attributes: new Map<string, string>() }
  const target = { kind: 'site' as const, site, api: `${site}/api`, form: 'note', address: '', page }
  const tools = {
    probe: nodeProbe(),
    clock: Date.now,
    freshKey: () => 'key',
    known: () => ({}),
    pause: () => Promise.resolve(),
    timed: 1,
    slow: 1,
  }
  return ownAddress.look(visitTo(target, { url: '', submit: false, ...options }, tools))
}

it('finds an API that answers at an address that should be closed', async () => {
  const api = `${origin}/open`
  expect(await seen({ api })).toMatchObject({
    _tag: 'Wrong',
    fix: expect.stringContaining('Set apiDirectly: false') as unknown,
  })
  expect(await seen({ api, isApiClosed: true })).toMatchObject({
    _tag: 'Wrong',
    fix: expect.stringContaining('Deploy the stage again') as unknown,
  })
})

it('passes if it is closed', async () => {
  expect(await seen({ api: `${origin}/closed/` })).toMatchObject({ _tag: 'Fine' })
  expect(await seen({ isApiClosed: true })).toMatchObject({ _tag: 'Fine' })
})

it('says of a default deployment that it is open, which is no finding', async () => {
  expect(await seen({ isApiClosed: false })).toMatchObject({
    _tag: 'Fine',
    note: expect.stringContaining('bypass CloudFront') as unknown,
  })
})

it('reports that it does not know, without the configuration', async () => {
  expect(await seen({})).toMatchObject({ _tag: 'Left' })
})
