import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openStore } from '../../src/adapters/own-store/load.js'

let folder: string
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'dynamosync-'))))
afterAll(() => rm(folder, { recursive: true }))

const calls = ['add', 'change', 'count', 'erase', 'find', 'page', 'read']
const repository = `{ ${calls.map((name) => `${name}: () => '${name}'`).join(', ')} }`

const opened = async (name: string, text: string) => {
  const path = join(folder, name)
  await writeFile(path, text)
  return openStore(path, () => 42)
}

describe('a store of one’s own', () => {
  it.each([
    ['a function by default', 'a.mjs', `export default () => (${repository})`],
    ['a function by the name of store', 'b.mjs', `export const store = () => (${repository})`],
    ['a function that takes time', 'c.mjs', `export default async () => (${repository})`],
    ['the store itself', 'd.mjs', `export default { repository: ${repository} }`],
    ['the repository itself', 'e.mjs', `export const store = ${repository}`],
    ['a CommonJS module', 'f.cjs', `module.exports = () => (${repository})`],
    ['a compiled module', 'g.cjs', `exports.default = () => (${repository}); exports.__esModule = true`],
    ['a module in TypeScript', 'h.ts', `export const store = (_: object) => (${repository})`],
  ])('comes of %s', async (_, name, text) => {
    const store = await opened(name, text)
    expect(Object.keys(store.repository)).toEqual(calls)
    expect(store.name).toBe(`the store of ${join(folder, name)}`)
  })

  it('has the name, the counts and the end that it says, and the clock of those who open it', async () => {
    const { name, dayCounts, close } = await opened(
      'named.mjs',
      `export default ({ clock }) => ({ repository: ${repository}, name: \`Paper at \${clock()}\`,
        dayCounts: { kept() {}, keep() {} }, close: () => 'closed' })`,
    )
    expect([name, Object.keys(dayCounts ?? {}), close?.()]).toEqual([
      'Paper at 42',
      ['kept', 'keep'],
      'closed',
    ])
  })

  it.each([
    ['throws as it loads', `throw new Error('no disk')`, /1\.mjs cannot be loaded: no disk$/],
    ['imports what is not there', `import 'not-here'`, /2\.mjs cannot be loaded: .*not-here/],
    ['is no program', `export default (`, /3\.mjs cannot be loaded: /],
    [
      'exports nothing',
      ``,
      /4\.mjs exports no store, either as its default export or as “store”: export default \(/,
    ],
    ['exports something else', `export default 5; export const x = 6`, /5\.mjs exports no store/],
    [
      'fails to open',
      `export default () => { throw new Error('locked') }`,
      /of .*6\.mjs cannot be opened: locked$/,
    ],
    ['fails later', `export default async () => { throw 'gone' }`, /7\.mjs cannot be opened: gone$/],
    ['opens nothing', `export default () => undefined`, /8\.mjs exports no store/],
    [
      'has a part of a repository',
      `export default () => ({ add() {}, find() {}, erase() {}, page() {}, read: 1 })`,
      /9\.mjs cannot be used: its repository has no change, count, read\. docs\/reference\/repository\.md describes/,
    ],
    [
      'counts days by half',
      `export default { repository: ${repository}, dayCounts: { kept() {} } }`,
      /10\.mjs cannot be used: its dayCounts must have the functions kept and keep$/,
    ],
  ])('is refused where its module %s', async (what, text, message) => {
    const number = /\/?(\d+)\\\.mjs/.exec(message.source)?.[1]
    await expect([what, opened(`${number}.mjs`, text)][1]).rejects.toThrow(message)
  })

  it('is missed where there is no such file', async () => {
    await expect(openStore('./nowhere.js', Date.now)).rejects.toThrow(
      'there is no ./nowhere.js; --store must name a module that exports a store: export default',
    )
  })
})
