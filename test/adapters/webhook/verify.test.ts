import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { text as textIn } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { webhookSender } from '../../../src/adapters/webhook/webhook.js'
import { form, text } from '../../../src/domain/index.js'
import { tellingOf } from '../../../src/domain/notification/message/telling.js'
import { storedOf } from '../../handlers/use-cases/notify/notifying-parts.js'

/** The code of the document, as people copy it. */
const snippets = (language: string): readonly string[] =>
  [...readFileSync('docs/guide/notifications.md', 'utf8').matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].flatMap(
    ([, name, code = '']) => (name === language ? [code] : []),
  )

const snippet = (language: string, name: string): string => {
  const found = snippets(language).find((code) => code.includes(name))
  if (found === undefined) throw new Error(`docs/guide/notifications.md has no ${name}`)
  return found
}

interface Received {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

const [old, fresh, other] = ['one', 'two', 'six'].map(
  (word) => `whsec_${Buffer.from(word.repeat(10)).toString('base64')}`,
) as [string, string, string]

const note = form('note', { title: text({ label: 'Title', maxLength: 100 }) }, { notify: ['crm'] })

/** What a real sender sends, as a server gets it. */
const received = async (secret: string): Promise<Received> => {
  let got: Received | undefined
  const server = createServer((request, response) => {
    void textIn(request).then((body) => {
      got = { headers: request.headers as Received['headers'], body }
      response.end()
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/in`
  const submission = storedOf(note, 'a'.repeat(26), { fields: { title: 'Grüße, 世界 “x”' } })
  const target = { kind: 'webhook', url, secret } as const
  const telling = tellingOf(
    { form: note, submission, event: 'received', id: 'msg_a', link: 'https://x.example' },
    target,
  )
  const send = webhookSender({
    clock: Date.now,
    secrets: () => () => Promise.resolve(undefined),
    local: true,
  })
  expect(await send(target, telling)()).toMatchObject({ _tag: 'Accepted' })
  server.close()
  if (got === undefined) throw new Error('nothing came')
  return got
}

type Verify = (secret: string, request: Received) => Promise<boolean> | boolean

let folder: string
const ways: Record<string, Verify> = {}
beforeAll(async () => {
  // Beside node_modules, so that the snippet finds its library as it would in a project.
  folder = mkdtempSync(resolve('dist/verify-'))
  const load = async <M>(name: string): Promise<M> => {
    const file = join(folder, `${name}.mjs`)
    writeFileSync(file, snippet('js', `const ${name} `))
    return (await import(pathToFileURL(file).href)) as M
  }
  const { verified } = await load<{ verified: (s: string, h: object, b: string) => unknown }>('verified')
  const { isOurs } = await load<{ isOurs: (s: string, h: object, b: string) => boolean }>('isOurs')
  ways['the library'] = (secret, { headers, body }) => {
    try {
      return verified(secret, headers, body) !== undefined
    } catch {
      return false
    }
  }
  ways['Node'] = (secret, { headers, body }) => isOurs(secret, headers, body)
  writeFileSync(
    join(folder, 'verify.py'),
    `${snippet('python', 'is_ours')}\nimport json, sys\nasked = json.load(sys.stdin)\nprint(is_ours(asked["secret"], asked["headers"], asked["body"].encode()))\n`,
  )
  ways['Python'] = (secret, request) => {
    const input = JSON.stringify({ secret, ...request })
    const { stdout, stderr } = spawnSync('python3', [join(folder, 'verify.py')], { input, encoding: 'utf8' })
    expect(stderr).toBe('')
    return stdout.trim() === 'True'
  }
})
afterAll(() => rmSync(folder, { recursive: true }))

describe.each(['the library', 'Node', 'Python'])(
  'a webhook is verified as the document says, with %s',
  (way) => {
    const verify = (secret: string, request: Received) => ways[way]?.(secret, request)

    it('where it is ours, by the secret, and by either while one takes the place of the other', async () => {
      expect(await verify(old, await received(old))).toBe(true)
      const both = await received(`${old} ${fresh}`)
      for (const secret of [old, fresh]) expect(await verify(secret, both)).toBe(true)
      expect(await verify(other, both)).toBe(false)
    })

    it('and refused where anything of it was changed, or it is old', async () => {
      const request = await received(old)
      const { headers, body } = request
      const late = String(Number(headers['webhook-timestamp']) - 3_600)
      const changed: readonly Received[] = [
        { headers, body: body.replace('Grüße', 'Grüsse') },
        { headers, body: `${body} ` },
        { headers: { ...headers, 'webhook-id': 'msg_b' }, body },
        { headers: { ...headers, 'webhook-timestamp': late }, body },
        { headers: { ...headers, 'webhook-timestamp': '' }, body },
        { headers: { ...headers, 'webhook-signature': '' }, body },
        { headers: { ...headers, 'webhook-signature': 'v1,' }, body },
        { headers: { ...headers, 'webhook-signature': 'v1,Grüße' }, body },
      ]
      for (const each of changed) expect(await verify(old, each)).toBe(false)
      expect(await verify(old, request)).toBe(true)
    })
  },
)
