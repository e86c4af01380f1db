import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, it } from '@jest/globals'
import { documented, documents } from './documented.js'

const lines = documented('sh')
  .flatMap(({ text }) => text.replaceAll(/\\\n/g, ' ').split('\n'))
  .map((line) => line.replace(/\s#.*$/, ''))

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>
}

const helpOf = (command: string): string =>
  execFileSync(process.execPath, ['dist/local/cli.mjs', command, '--help'], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  })

const optionsIn = (line: string): readonly string[] => line.match(/(?<=\s)--[a-z][a-z-]*/g) ?? []

it('every npm script that a document names is there', () => {
  const named = [...documents, 'CONTRIBUTING.md'].flatMap((document) =>
    [...readFileSync(document, 'utf8').matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name),
  )
  expect(named.length).toBeGreaterThan(20)
  expect(named.filter((name) => !(name in scripts))).toEqual([])
})

const commands = lines.flatMap((line) =>
  [...line.matchAll(/(?:npx dynamosync|npx @dynamosync\/cli) ([a-z]+)([^|&]*)/g)].map(
    ([, command = '', rest = '']) => ({ command, options: optionsIn(rest) }),
  ),
)

it.each([...new Set(commands.map(({ command }) => command))])(
  'every option that a document gives to dynamosync %s is in its help',
  (name) => {
    const help = helpOf(name)
    const options = commands.filter(({ command }) => command === name).flatMap((each) => each.options)
    expect(help).toContain(name)
    expect(options.filter((option) => !help.includes(option))).toEqual([])
  },
)
