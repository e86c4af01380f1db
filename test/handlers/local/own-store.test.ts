import { copyFile, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { endResidents } from '../../resident.js'
import { dynamosync, patience } from '../cli/command.js'
import { runStart } from './stack.js'

afterAll(endResidents)

/** A folder with the example's SQLite adapter and a store. */
let folder: string
let store: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dynamosync-'))
  store = join(folder, 'store.ts')
  await copyFile('examples/sqlite-adapter/sqlite-repository.ts', join(folder, 'sqlite-repository.ts'))
  await symlink(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'))
  await writeFile(
    store,
    `import type { OpenStore } from 'dynamosync/adapter'
import { sqliteRepository } from './sqlite-repository.ts'
export default (({ clock }) => {
  const { repository, db } = sqliteRepository({ path: '${folder}/forms.db', clock })
  return { repository, name: 'SQLite in forms.db', close: () => db.close() }
}) satisfies OpenStore
`,
  )
})
afterAll(() => rm(folder, { recursive: true }))

const settings = () => ({ PORT: '0', DYNAMODB_PORT: '1', DATA_DIR: join(folder, 'data') })

const started = async () => {
  const stack = runStart(settings(), ['--store', store])
  const [, url = ''] = await stack.printed(/ready at (\S+)[^]*Ctrl-C/)
  const [, token = ''] = await stack.printed(/the token (\S+)/)
  const end = () => {
    stack.child.kill('SIGTERM')
    return stack.ended
  }
  return { url, token, end, output: stack.output }
}

describe('a store of one’s own', () => {
  it(
    'keeps what the local stack takes and what the command line reads and erases, and nothing else is told of it',
    async () => {
      const stack = await started()
      const send = (key: string) =>
        fetch(`${stack.url}/api/forms/record`, {
          method: 'POST',
          headers: { 'idempotency-key': key },
          body: new URLSearchParams({ id: '1', value: 'kept by SQLite' }),
        })
      const [first, again] = [await send('one-key-per-fill-0001'), await send('one-key-per-fill-0001')]
      expect([first.status, again.headers.get('idempotency-replayed')]).toEqual([201, 'true'])
      const { id } = (await first.json()) as { id: string }
      const authorization = `Bearer ${stack.token}`
      const asOwner = async (path: string): Promise<unknown> =>
        (await fetch(`${stack.url}/api/forms/record/${path}`, { headers: { authorization } })).json()
      expect(await asOwner(`submissions/${id}`)).toMatchObject({ fields: { value: 'kept by SQLite' } })
      expect(await asOwner('submissions')).toMatchObject({ submissions: [{ id }] })
      expect(await asOwner('counts?days=1')).toMatchObject({ days: [{ count: 1 }] })
      expect((await stack.end()).code).toBe(0)
      expect(stack.output()).toMatch(/ Store +SQLite in forms\.db\n/)
      expect(stack.output()).not.toMatch(/in memory|lost|DynamoDB +http|table dynamosync|Mail/)
      expect(await readdir(settings().DATA_DIR)).not.toContain('dynamodb')

      const run = (...args: readonly string[]) => dynamosync(...args, '--form', 'record', '--store', store)
      expect(await run('list')).toMatchObject({ status: 0, out: expect.stringContaining(id) })
      expect(await run('show', id)).toMatchObject({
        status: 0,
        out: expect.stringContaining('kept by SQLite'),
      })
      expect(await run('export', '--format', 'ndjson')).toMatchObject({
        status: 0,
        out: expect.stringContaining('kept by SQLite'),
      })
      expect(await run('verify', '--restart')).toMatchObject({
        status: 0,
        err: '1 submission of record checked: every receipt and result matches.\n',
      })
      expect(await run('erase', id, '--yes')).toMatchObject({ status: 0, out: `Erased ${id}.\n` })
      expect(await run('list')).toMatchObject({ status: 0, out: '' })
    },
    patience,
  )

  it(
    'is refused where it is missing, beside another place, and by commands that need a table',
    async () => {
      const said = async (...args: readonly string[]) => {
        const { status, err } = await dynamosync(...args)
        return [status, err]
      }
      const refused = (text: string) => [2, expect.stringContaining(text)]
      const form = ['--form', 'record']
      expect(await said('list', ...form, '--store', './none.js')).toEqual(
        refused('there is no ./none.js; --store'),
      )
      expect(await said('list', ...form, '--store', store, '--table', 't')).toEqual(
        refused('--store and --table cannot be combined'),
      )
      expect(await said('list', ...form, '--store', store, '--api', 'https://a.example/api')).toEqual(
        refused('--store and --api cannot be combined'),
      )
      expect(await said('deliveries', ...form, '--store', store)).toEqual(
        refused('targets and deliveries need'),
      )
      expect(await said('deliveries', '--check', ...form, '--store', store)).toEqual(
        refused('use --table instead of --store'),
      )
      const { code, output } = await runStart(settings(), ['--store', './none.js']).ended
      expect([code, output]).toEqual([1, expect.stringContaining('there is no ./none.js')])
      const both = { ...settings(), AWS_ENDPOINT_URL_DYNAMODB: 'http://localhost:1' }
      expect((await runStart(both, ['--store', store]).ended).output).toContain(
        'AWS_ENDPOINT_URL_DYNAMODB cannot be combined',
      )
    },
    patience,
  )
})
