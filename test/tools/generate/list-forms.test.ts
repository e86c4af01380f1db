import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'forms-'))
})
afterAll(() => rm(folder, { recursive: true }))

const tool = (...args: readonly string[]): number | null =>
  spawnSync(process.execPath, [resolve('tools/generate/list-forms.ts'), ...args], { cwd: folder }).status

const write = async (path: string, text = ''): Promise<void> => {
  const file = join(folder, 'forms', path)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, text)
}

const index = (): Promise<string> => readFile(join(folder, 'forms/index.ts'), 'utf8')
const listed = async (): Promise<readonly string[]> =>
  [...(await index()).matchAll(/import \* as (\w+) from '\.\//g)].map(([, name = '']) => name)

it('lists a file and a folder with an index, keeps the order that is there, and says when it has drifted', async () => {
  await write('zebra.ts')
  await write('a-form/index.ts')
  await write('a-form/data.ts')
  await write('not-a-form/data.ts')
  await write('notes.md')
  expect([tool('--check'), tool(), tool('--check')]).toStrictEqual([1, 0, 0])
  expect(await listed()).toStrictEqual(['aForm', 'zebra'])
  const [first = '', second = ''] = (await index())
    .split('\n')
    .filter((line) => line.startsWith('import * as'))
  await write('index.ts', (await index()).replace(`${first}\n${second}`, `${second}\n${first}`))
  await write('new.ts')
  expect([tool('--check'), tool(), tool('--check')]).toStrictEqual([1, 0, 0])
  expect(await listed()).toStrictEqual(['zebra', 'aForm', '_new'])
  await rm(join(folder, 'forms/zebra.ts'))
  expect([tool('--check'), tool()]).toStrictEqual([1, 0])
  expect(await listed()).toStrictEqual(['aForm', '_new'])
})

it('says in one line, with its place, what is wrong with a definition', async () => {
  await rm(join(folder, 'forms'), { recursive: true })
  for (const name of ['src', 'web', 'node_modules']) await symlink(resolve(name), join(folder, name))
  const build = () =>
    spawnSync(process.execPath, [resolve('dist/local/project.mjs')], { cwd: folder, encoding: 'utf8' })
  const built = async (fields: string): Promise<readonly unknown[]> => {
    const start = "import { choice, form, text } from '../src/domain/index.js'\n\n"
    await write('index.ts', "import { bad } from './bad.js'\nexport default [bad]\n")
    await write('bad.ts', `${start}export const bad = form('bad', {\n  ${fields}\n})\n`)
    const { status, stderr } = build()
    return [status, stderr]
  }
  expect(await built("name: text({ label: 'Name' }),")).toStrictEqual([
    1,
    'forms/bad.ts:4: “Name”: maxLength must be 1 to 100000, not undefined\n',
  ])
  expect(await built("how: choice(['großartig'], { label: 'How' }),")).toStrictEqual([
    1,
    expect.stringMatching(/^forms\/bad.ts:4: “How”: an option must be .* labels: .*\n$/),
  ])
  const [status, said] = await built("name: text({ label: 'Name' },")
  expect([status, said]).toStrictEqual([1, expect.stringMatching(/^forms\/bad\.ts:5: Unexpected .*\n$/)])
  await write('bad.ts', 'export {}')
  expect(build()).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^forms\/bad\.ts: exports no form\. .*\n$/),
  })
  await rm(join(folder, 'forms'), { recursive: true })
  await write('notes.md')
  expect(build()).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^forms: there are no forms yet.*\n$/),
  })
})
