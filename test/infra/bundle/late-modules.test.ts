import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from '@jest/globals'
import { bundleSubmit } from '../../../infra/bundle/bundle.js'
import { recorded } from '../../adapters/lambda/recorded-events.js'
import { runFunction } from '../../handlers/lambda/function.js'

const folder = mkdtempSync(join(tmpdir(), 'dynamosync-late-'))
afterAll(() => rmSync(folder, { recursive: true }))

const domain = JSON.stringify(resolve('src/domain/index.ts'))

/** Bundles the forms of a module as a function, and asks it for their pages. */
const bundled = async (source: string, paths: readonly string[] = []) => {
  const entry = join(folder, 'entry.ts')
  writeFileSync(entry, `import { form, text } from ${domain}\n${source}`)
  const out = join(folder, 'out')
  await bundleSubmit({ folder: resolve('src'), extension: 'ts', entry }, out)
  const asked = (rawPath: string) => ({ ...recorded('http-api-query'), rawPath, rawQueryString: 'text=' })
  return runFunction(
    { TABLE_NAME: 'forms', ALLOWED_ORIGINS: 'https://www.example.org', AWS_REGION: 'eu-central-1' },
    paths.map(asked),
    {
      entry: pathToFileURL(join(out, 'index.cjs')),
    },
  )
}

describe('the forms in the bundle', () => {
  const wish = "form('wish', { text: text({ label: 'Text', maxLength: 9 }) })"

  it('are those of a module, by whatever names it exports them', async () => {
    const run = await bundled(
      `const a = ${wish}\nexport { a as odd }\nexport default [form('other', { text: text({ label: 'T', maxLength: 9 }) })]`,
      ['/forms/wish', '/forms/other', '/forms/none', '/forms/constructor'],
    )
    expect(run.errors).toBe('')
    expect(run.replies.map(({ statusCode }) => statusCode)).toEqual([422, 422, 404, 404])
  }, 30_000)

  it('are built when one of them is first asked for, once', async () => {
    const counting = `process.stdout.write('built\\n')\nexport const wish = ${wish}`
    expect((await bundled(counting, ['/forms/none'])).log).not.toContain('built')
    const { log } = await bundled(counting, ['/forms/wish', '/forms/wish'])
    expect(log.filter((line) => line === 'built')).toEqual(['built'])
  }, 30_000)

  it.each([
    ["export const a = form('A', { text: text({ label: 'T', maxLength: 9 }) })", /its name must be 1 to 64/],
    [
      "export const a = form('a', { text: text({ label: 'T', maxLength: 9, optinal: true } as never) })",
      /optional/,
    ],
    [`export const a = ${wish}\nexport const b = ${wish}`, /two forms are called “wish”/],
    ['export const a = 1', /exports no form/],
  ])(
    'fail the build where a definition makes no sense: %s',
    async (source, said) => {
      await expect(bundled(source)).rejects.toThrow(said)
    },
    30_000,
  )
})
