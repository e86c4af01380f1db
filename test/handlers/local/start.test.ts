import { chmod, mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { get } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb'
import { afterEach, describe, expect, it } from '@jest/globals'
import { runStart, type Stack, type StackOptions, startStack } from './stack.js'

const running: Stack[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map(({ kill }) => kill()))
})

const started = async (options?: StackOptions): Promise<Stack> => {
  const stack = await startStack(options)
  running.push(stack)
  return stack
}

/** It must end within 5 s; a busy machine may take a second more to notice. */
const endsInTime = async (stack: Stack, end: () => unknown) => {
  const begun = Date.now()
  end()
  const { code, signal } = await stack.ended
  expect(Date.now() - begun).toBeLessThan(6_000)
  return { code, signal }
}

interface Sent {
  readonly status: number
  readonly body: { readonly id?: string; readonly code?: string; readonly forms?: string[] }
}

const submit = async ({ url }: Stack, id: string, value = 'hello'): Promise<Sent> => {
  const response = await fetch(`${url}/api/forms/record?${new URLSearchParams({ id, value }).toString()}`, {
    method: 'POST',
  })
  return { status: response.status, body: (await response.json()) as Sent['body'] }
}

const stored = async ({ dynamoUrl }: Stack, ids: readonly string[]): Promise<readonly string[]> => {
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' }
  const client = new DynamoDBClient({ endpoint: dynamoUrl, region: 'eu-central-1', credentials })
  const found = await Promise.all(
    ids.map(async (id) => {
      const key = { pk: { S: `S#record#${id}` } }
      const { Item } = await client.send(new GetItemCommand({ TableName: 'dynamosync', Key: key }))
      return Item === undefined ? [] : [id]
    }),
  )
  client.destroy()
  return found.flat()
}

/** Checks the port, as process ids remain if nobody reaps them. */
const isUp = ({ dynamoUrl }: Stack): Promise<boolean> =>
  fetch(dynamoUrl).then(
    () => true,
    () => false,
  )

const until = async (reached: () => boolean | Promise<boolean>, seconds: number): Promise<void> => {
  for (const end = Date.now() + seconds * 1000; !(await reached());) {
    if (Date.now() > end) throw new Error(`not reached within ${seconds} s: ${reached.toString()}`)
    await sleep(20)
  }
}

const freePort = async (): Promise<number> => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

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

  it('loses nothing that it has acknowledged when all of it is killed in the middle of 500 submissions', async () => {
    const first = await started()
    const acknowledged: string[] = []
    const others: number[] = []
    let next = 0
    const send = async (): Promise<void> => {
      for (let n = next++; n < 500; n = next++) {
        const sent = await submit(first, `kill-${n}`).catch(() => undefined)
        if (sent === undefined) return
        if (sent.status === 201) acknowledged.push(sent.body.id ?? '')
        else others.push(sent.status)
      }
    }
    const sending = Promise.all(Array.from({ length: 20 }, send))
    await until(() => acknowledged.length >= 200, 20)
    process.kill(first.dynamoPid, 'SIGKILL')
    await first.kill()
    await sending
    expect(acknowledged.length).toBeLessThan(500)
    expect(others).toEqual([])
    await until(async () => !(await isUp(first)), 5)
    const second = await started({ dataDir: first.dataDir })
    expect(await stored(second, acknowledged)).toEqual(acknowledged)
  })

  it('leaves no DynamoDB behind when it is killed alone', async () => {
    const stack = await started()
    await stack.kill()
    await until(async () => !(await isUp(stack)), 5)
  })

  it('ends cleanly on SIGTERM: what was being sent is answered, and what was answered is kept', async () => {
    const first = await started()
    const sending = Array.from({ length: 40 }, (_, n) => submit(first, `end-${n}`).catch(() => undefined))
    await sending[0]
    expect(await endsInTime(first, () => process.kill(first.pid, 'SIGTERM'))).toEqual({
      code: 0,
      signal: null,
    })
    const sent = (await Promise.all(sending)).filter((each) => each !== undefined)
    expect(sent.map(({ status }) => status)).toEqual(sent.map(() => 201))
    const ids = sent.map(({ body }) => body.id ?? '')
    expect(await stored(await started({ dataDir: first.dataDir }), ids)).toEqual(ids)
    expect(await isUp(first)).toBe(false)
  })

  it('ends in time while its DynamoDB hangs and a request waits for it', async () => {
    const stack = await started()
    process.kill(stack.dynamoPid, 'SIGSTOP')
    const waiting = submit(stack, 'waiting').catch(() => undefined)
    await sleep(200)
    expect(await endsInTime(stack, () => process.kill(stack.pid, 'SIGTERM'))).toEqual({
      code: 0,
      signal: null,
    })
    await waiting
    expect(await isUp(stack)).toBe(false)
  })

  it('takes the Ctrl-C of a terminal, which npm passes on a second time, for one', async () => {
    const stack = await started()
    const end = (): void => {
      process.kill(stack.pid, 'SIGINT')
      setTimeout(() => process.kill(stack.pid, 'SIGINT'), 5)
    }
    expect(await endsInTime(stack, end)).toEqual({ code: 0, signal: null })
  })

  it('answers that it could not store, stays up, and stores once when the DynamoDB is back', async () => {
    const other = await started()
    const { port } = new URL(other.dynamoUrl)
    const stack = await started({ env: { AWS_ENDPOINT_URL_DYNAMODB: other.dynamoUrl } })
    await other.stop()
    expect(await submit(stack, 'again')).toMatchObject({ status: 503, body: { retryable: true } })
    expect((await fetch(stack.url)).status).toBe(200)
    const back = await started({ dataDir: other.dataDir, env: { DYNAMODB_PORT: port } })
    const { status, body } = await submit(stack, 'again')
    expect([status, await stored(back, [body.id ?? ''])]).toEqual([201, [body.id]])
    expect(await submit(stack, 'again')).toMatchObject({ body: { id: body.id } })
  })

  it('keeps nothing with DATA_DIR=memory, and stores on after its DynamoDB was killed', async () => {
    const dataDir = 'memory'
    const stack = await started({ dataDir })
    expect(stack.output()).toContain('in memory')
    expect(await submit(stack, 'gone')).toMatchObject({ status: 201 })
    process.kill(stack.dynamoPid, 'SIGKILL')
    await until(() => stack.output().includes('is back (process'), 10)
    expect(await submit(stack, 'gone')).toMatchObject({ status: 201 })
    expect(await readdir('.')).not.toContain('memory')
  })
})

describe('npm start that cannot start', () => {
  const failed = async (env: Record<string, string>, args?: readonly string[]) => {
    const folder = await mkdtemp(join(tmpdir(), 'dynamosync-'))
    return runStart({ PORT: '0', DYNAMODB_PORT: '0', DATA_DIR: folder, ...env }, args).ended
  }

  it('names every complaint about its settings at once', async () => {
    const { code, output } = await failed({
      PORT: 'http',
      DYNAMODB_PORT: '70000',
      AWS_ENDPOINT_URL_DYNAMODB: 'localhost:8000',
      TABLE_NAME: 'a',
      ALLOWED_ORIGINS: 'https://a.test/path,*',
    })
    expect(code).toBe(1)
    expect(output.match(/^- (\w+)/gm)).toEqual([
      '- PORT',
      '- DYNAMODB_PORT',
      '- AWS_ENDPOINT_URL_DYNAMODB',
      '- TABLE_NAME',
      '- ALLOWED_ORIGINS',
      '- ALLOWED_ORIGINS',
    ])
  })

  it('names both busy ports and the data in use, and the command that gets around them', async () => {
    const first = await started()
    const [port, dynamoPort] = [first.url, first.dynamoUrl].map((url) => Number(new URL(url).port))
    const { code, output } = await failed({
      PORT: `${port ?? 0}`,
      DYNAMODB_PORT: `${dynamoPort ?? 0}`,
      DATA_DIR: first.dataDir,
    })
    expect(code).toBe(1)
    expect(output).toContain(`Port ${port ?? 0}, for the site, is used by another program`)
    expect(output).toContain(`Port ${dynamoPort ?? 0}, for the embedded DynamoDB, is used by another program`)
    expect(output).toContain(`The data in ${first.dataDir} is used by another program`)
    expect(output).toContain(
      `PORT=${(port ?? 0) + 1} DYNAMODB_PORT=${(dynamoPort ?? 0) + 1} DATA_DIR=${first.dataDir}-2 npm start`,
    )
    expect(await submit(first, 'unharmed')).toMatchObject({ status: 201 })
  })

  it('says that its data folder is a file', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'dynamosync-')), 'file')
    await writeFile(file, '')
    const { code, output } = await failed({ DATA_DIR: file })
    expect([code, output]).toEqual([1, expect.stringContaining(`The data folder ${file} cannot be used`)])
  })

  it('reports that no DynamoDB answers at the given endpoint', async () => {
    const endpoint = `http://127.0.0.1:${await freePort()}`
    const { code, output } = await failed({ AWS_ENDPOINT_URL_DYNAMODB: endpoint })
    expect([code, output]).toEqual([1, expect.stringContaining(`The DynamoDB at ${endpoint} cannot be used`)])
  })

  it('prints its variables for --help, and for unknown options', async () => {
    const help = await failed({}, ['--help'])
    expect([help.code, help.output]).toEqual([0, expect.stringContaining('DYNAMODB_PORT=8000')])
    expect(await failed({}, ['--port', '3000'])).toMatchObject({ code: 1 })
  })
})
