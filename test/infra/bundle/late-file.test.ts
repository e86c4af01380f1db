import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from '@jest/globals'
import { bundleSubmit } from '../../../infra/bundle/bundle.js'
import { checkBeside } from '../../../infra/bundle/beside.js'
import { recorded } from '../../adapters/lambda/recorded-events.js'
import { bundle, runFunction } from '../../handlers/lambda/function.js'
import { membersOf } from '../../handlers/serving/app.js'

const folder = mkdtempSync(join(tmpdir(), 'dynamosync-late-file-'))
afterAll(() => rmSync(folder, { recursive: true }))

const variables = {
  TABLE_NAME: 'forms',
  ALLOWED_ORIGINS: 'https://www.example.org',
  AWS_REGION: 'eu-central-1',
  AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:1',
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
}
const from = (name: string) => recorded(name) as { readonly headers: Readonly<Record<string, string>> }
const plain = { ...from('http-api-json'), body: '{"id":"a"}' }
const page = {
  ...from('http-api-nothing'),
  headers: { ...from('http-api-nothing').headers, accept: 'text/html' },
}
const multipart = from('http-api-multipart')
const rest = { ...from('rest-api-json'), body: '{"id":"a"}' }

/** The deployed function with another late file. */
const withLate = (name: string, text: string): string => {
  const path = join(folder, name)
  cpSync(dirname(fileURLToPath(bundle)), path, { recursive: true })
  cpSync(join(path, 'late.cjs'), join(path, 'whole.cjs'))
  writeFileSync(join(path, 'late.cjs'), text)
  return path
}

const run = (path: string, events: readonly unknown[], together = false) => {
  const { replies, errors } = runFunction(variables, events, {
    entry: pathToFileURL(join(path, 'index.cjs')),
    remaining: 1_500,
    together,
  })
  return { errors, replies, statuses: replies.map(({ statusCode }) => statusCode) }
}

describe('the late file', () => {
  it('is not read for a plain submission, refused or not', () => {
    const path = withLate('unread', "throw new Error('read')")
    expect(run(path, [plain, from('http-api-json')])).toMatchObject({ errors: '', statuses: [422, 503] })
  })
  it('that throws as it loads is answered as a defect, and read again for the next request', () => {
    const path = withLate(
      'throwing',
      `if (globalThis.reads === undefined || globalThis.reads < 7) { globalThis.reads = (globalThis.reads ?? 0) + 1; throw new Error('sEcReT') }
module.exports = require('./whole.cjs')`,
    )
    const { replies, statuses, errors } = run(path, [page, multipart, rest, plain, page, rest, page, rest])
    expect([errors, statuses]).toEqual(['', [500, 500, 500, 422, 500, 500, 400, 422]])
    for (const reply of replies.filter(({ statusCode }) => statusCode === 500)) {
      expect(membersOf(reply)).toMatchObject({ code: 'internal' })
      expect(JSON.stringify(reply)).not.toContain('sEcReT')
    }
  })
  it('is read once for requests that need it at once', () => {
    const path = withLate(
      'counted',
      "process.stdout.write('read\\n')\nmodule.exports = require('./whole.cjs')",
    )
    const { statuses } = run(path, [page, page, rest, page], true)
    expect(statuses).toEqual([400, 400, 422, 400])
    const { log } = runFunction(variables, [page, rest, page], {
      entry: pathToFileURL(join(path, 'index.cjs')),
      together: true,
    })
    expect(log.filter((line) => line === 'read')).toHaveLength(1)
  })
  it('is there once the function runs on, where it was frozen in the middle of loading it', () => {
    const path = withLate(
      'frozen',
      `const wake = 'for n in 1 2 3 4 5 6 7 8 9; do sleep 0.2; kill -CONT ' + process.pid + '; done'
require('node:child_process').spawn('sh', ['-c', wake], { stdio: 'ignore', detached: true }).unref()
process.kill(process.pid, 'SIGSTOP')
module.exports = require('./whole.cjs')`,
    )
    expect(run(path, [page, rest, plain], true)).toMatchObject({ errors: '', statuses: [400, 422, 422] })
  })
  it('works beside AWS’s client as it does beside the own one', async () => {
    const path = join(folder, 'sdk')
    process.env['STORE_CLIENT'] = 'sdk'
    try {
      await bundleSubmit({ folder: './src', extension: 'ts' }, path)
    } finally {
      delete process.env['STORE_CLIENT']
    }
    expect(readFileSync(join(path, 'index.cjs'), 'utf8')).toContain('DynamoDBDocument')
    const events = [plain, page, multipart, rest, from('http-api-json')]
    expect(run(path, events).statuses).toEqual(run(dirname(fileURLToPath(bundle)), events).statuses)
  })
  it.each(['late.cjs', 'humans.cjs'])('fails the build where %s is missing', (name) => {
    const path = withLate(`without-${name}`, '')
    expect(() => checkBeside(path)).not.toThrow()
    rmSync(join(path, name))
    expect(() => checkBeside(path)).toThrow(`${name} is missing`)
  })
  it('is plain ASCII like all that is deployed, which V8 keeps in half of the space', () => {
    for (const name of ['index.cjs', 'late.cjs', 'humans.cjs'])
      expect(readFileSync(join(dirname(fileURLToPath(bundle)), name), 'utf8')).not.toMatch(/[\u0080-\uffff]/)
  })
})
