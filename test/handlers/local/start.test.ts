import { chmod, mkdtemp, readdir, readFile, stat } from 'node:fs/promises'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { freePort } from '../../free-port.js'
import { until } from '../../until.js'
import { stacksOfEachTest, stored, submit } from './started.js'

const started = stacksOfEachTest()

describe('npm start', () => {
  it('serves the site, stores a submission where any SDK finds it, and names the forms there are', async () => {
    const stack = await started()
    const page = await fetch(stack.url)
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<form')])
    const { status, body } = await submit(stack, '42')
    expect(status).toBe(201)
    expect(await stored(stack, [body.id ?? ''])).toEqual([body.id])
    const unknown = await fetch(`${stack.url}/api/forms/nope?a=b`, { method: 'POST' })
    expect([unknown.status, await unknown.json()]).toMatchObject([
      404,
      { forms: expect.arrayContaining(['record']) },
    ])
  })

  it('prints one line for a request, with its id and without what was typed', async () => {
    const stack = await started()
    const response = await fetch(`${stack.url}/api/forms/record?id=secret-id&value=secret-value`, {
      method: 'POST',
    })
    const id = response.headers.get('x-request-id') ?? 'none'
    await until(() => stack.output().includes(id), 5)
    const lines = stack
      .output()
      .split('\n')
      .filter((line) => line.includes(id))
    expect(lines).toEqual([expect.stringMatching(/^POST \/api\/forms\/record 201 \d+ ms [\w-]+$/)])
    expect(stack.output()).not.toContain('secret')
  })

  it('lets its own page post by both names of this machine, and no other page', async () => {
    const stack = await started()
    const post = async (origin: string): Promise<number> => {
      const headers = { origin }
      return (await fetch(`${stack.url}/api/forms/record?id=1&value=2`, { method: 'POST', headers })).status
    }
    const { port } = new URL(stack.url)
    expect(await post(`http://localhost:${port}`)).toBe(201)
    expect(await post(`http://127.0.0.1:${port}`)).toBe(201)
    expect(await post('https://evil.test')).toBe(403)
  })

  it('answers under its own names only, so that a page whose name was made to lead here reads nothing', async () => {
    const stack = await started({ env: { ALLOWED_ORIGINS: 'https://kettle.test' } })
    const { port } = new URL(stack.url)
    const statusFor = (host: string, path: string): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        get({ host: '127.0.0.1', port, path, headers: { host } }, (response) => {
          resolve(response.resume().statusCode)
        }).on('error', reject)
      })
    for (const path of ['/', '/owner/', '/api/forms/record'])
      expect([
        await statusFor(`localhost:${port}`, path),
        await statusFor('kettle.test', path),
        await statusFor(`evil.test:${port}`, path),
      ]).toEqual([200, 200, 403])
  })

  it('keeps its data where only this user can read it, in a folder that was open to all before, too', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'dynamosync-'))
    await chmod(dataDir, 0o755)
    const stack = await started({ dataDir })
    await submit(stack, 'private')
    const paths = ['', ...(await readdir(dataDir, { recursive: true }))].map((each) => join(dataDir, each))
    const all = await Promise.all(paths.map(async (path) => [await stat(path), path] as const))
    expect(all.length).toBeGreaterThan(4)
    for (const [found, path] of all)
      expect([path, found.mode & 0o777]).toEqual([path, found.isDirectory() ? 0o700 : 0o600])
  })

  it('has the owner’s token in its file before the site answers anybody', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'dynamosync-'))
    const port = await freePort()
    const starting = started({ dataDir, env: { PORT: `${port}` } })
    await until(
      () =>
        fetch(`http://127.0.0.1:${port}/`).then(
          () => true,
          () => false,
        ),
      20,
    )
    expect(await readFile(join(dataDir, 'owner-token'), 'utf8')).toMatch(/^[\w-]{43}\n$/)
    const { output } = await starting
    const secret = (await readFile(join(dataDir, 'form-secret'), 'utf8')).trim()
    expect((await stat(join(dataDir, 'form-secret'))).mode & 0o777).toBe(0o600)
    const page = await (await fetch(`http://127.0.0.1:${port}/api/forms/contact`)).text()
    expect(page).toMatch(/name="_idempotency_key" value="k1\./)
    expect(output()).not.toContain(secret)
  })
})
