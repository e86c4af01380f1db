import { readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { expect, it } from '@jest/globals'

/** Words of different meaning that happen to be alike; nobody takes one for the other. */
const differentWords = [
  'api app',
  'headers readers',
  'heading reading',
  'hold told',
  'host post',
  'next text',
  'ping ring',
  'site suite',
]

/** Files of languages are called as the language is. */
const languages = ['ar', 'de', 'en', 'es', 'fr']

/** Files of commands are called as the command is typed. */
const commands = ['form forms', 'target targets']

const nameOf = (path: string): string => basename(path).replace(/(\.test|\.d)?\.(ts|js|mjs)$/, '')

const names = [
  ...new Set(
    ['src', 'web', 'infra', 'tools', 'forms', 'test']
      .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }))
      .filter((path) => /\.(ts|js|mjs)$/.test(path) && !path.includes('node_modules'))
      .map(nameOf)
      .filter((name) => !languages.includes(name)),
  ),
].sort()

/** Letters that make one name of another, where it is at most one. */
const isOneApart = (one: string, other: string): boolean => {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (long.length - short.length > 1) return false
  const at = Array.from(short).findIndex((letter, index) => letter !== long[index])
  if (at === -1) return true
  return short.slice(long.length === short.length ? at + 1 : at) === long.slice(at + 1)
}

const singular = (name: string): string =>
  name.replace(/ies(?=-|$)/g, 'y').replace(/(?<=[a-z]{2})e?s(?=-|$)/g, '')

it('no name of a file is one letter, or a plural, away from another', () => {
  const alike = names.flatMap((one, at) =>
    names
      .slice(at + 1)
      .filter((other) => isOneApart(one, other) || singular(one) === singular(other))
      .map((other) => `${one} ${other}`),
  )
  expect(alike.sort()).toEqual([...differentWords, ...commands].sort())
})
