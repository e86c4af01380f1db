import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from '@jest/globals'
import { bundleFunctions } from '../../../infra/bundle/bundle.js'
import { form, phone } from '../../../src/domain/index.js'
import { bundleCheck } from '../../../tools/site/bundle-check.js'
import { checkSource } from '../../../web/page/check/source.js'
import { recorded } from '../../adapters/lambda/recorded-events.js'
import { runFunction } from '../../handlers/lambda/function.js'

const folder = mkdtempSync(join(tmpdir(), 'dynamosync-phones-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** What is in libphonenumber's metadata and in nothing else: how French numbers are grouped. */
const metadata = '$1 $2 $3 $4 $5'
const source = readFileSync('node_modules/libphonenumber-js/metadata.min.json', 'utf8')

const international = form('call', { tel: phone({ label: 'Telephone' }) })
const national = form('call', { tel: phone({ label: 'Telephone', country: 'FR' }) })

/** The texts of the functions for a module with one form, whose telephone number has these options. */
const functionsFor = async (options: string) => {
  const entry = join(folder, 'entry.ts')
  const domain = JSON.stringify(resolve('src/domain/index.ts'))
  writeFileSync(
    entry,
    `import { form, phone } from ${domain}
export const call = form('call', { tel: phone({ label: 'Telephone'${options} }) })`,
  )
  await bundleFunctions({ folder: resolve('src'), extension: 'ts', entry }, folder)
  const text = (path: string): string => readFileSync(join(folder, path), 'utf8')
  return {
    submit: text('submit/index.cjs'),
    owner: text('owner/index.mjs'),
    notify: text('notify/index.mjs'),
  }
}

describe('libphonenumber is in a bundle exactly where a form takes national numbers', () => {
  it('by a piece of it that this test knows', () => {
    expect(source.includes(metadata)).toBe(true)
  })

  it('a function', async () => {
    const taking = await functionsFor(", country: 'FR'")
    expect(taking.submit.includes(metadata)).toBe(true)
    const others = await functionsFor('')
    for (const name of ['submit', 'owner', 'notify'] as const)
      expect(others[name].includes(metadata)).toBe(false)
  }, 60_000)

  it('what a page checks', async () => {
    expect((await bundleCheck(international, checkSource)).includes(metadata)).toBe(false)
    expect((await bundleCheck(national, checkSource)).includes(metadata)).toBe(true)
  })
})

describe('a bundle', () => {
  it('reads national numbers as the form does, in the page and in the function', async () => {
    const file = join(folder, 'check.mjs')
    writeFileSync(file, await bundleCheck(national, checkSource))
    const { check } = (await import(pathToFileURL(file).href)) as {
      readonly check: (contents: URLSearchParams) => readonly { readonly message: string }[]
    }
    expect(check(new URLSearchParams({ tel: '01 23 45 67 89' }))).toEqual([])
    expect(check(new URLSearchParams({ tel: '01 23' })).map(({ message }) => message)).toEqual([
      'Enter “Telephone” as a telephone number (France), or as one with + and its country code, like +44 20 7946 0000.',
    ])
    await functionsFor(", country: 'FR'")
    const asked = (tel: string) => ({
      ...recorded('http-api-query'),
      rawPath: '/forms/call',
      rawQueryString: `tel=${encodeURIComponent(tel)}`,
    })
    const { replies } = runFunction(
      { TABLE_NAME: 'forms', ALLOWED_ORIGINS: 'https://www.example.org', AWS_REGION: 'eu-central-1' },
      [asked('01 23')],
      { entry: pathToFileURL(join(folder, 'submit', 'index.cjs')) },
    )
    expect(replies.map(({ statusCode }) => statusCode)).toEqual([422])
  }, 60_000)
})
