import { readFileSync } from 'node:fs'
import { expect, it } from '@jest/globals'
import { promises } from '../../src/testing/repository/repository-contract.js'

it('docs/reference/repository.md has one row for each promise of the contract, and no other', () => {
  const [, page = ''] = readFileSync('docs/reference/repository.md', 'utf8').split('## Promises')
  const rows = [...page.matchAll(/^### (.+)$|^\| (?!Promise|---)(.+?) +\|/gm)].map(
    ([, about, row]) => about ?? row,
  )
  const stated = Object.entries(promises).flatMap(([about, cases]) => [
    about,
    ...cases.map(({ name, needs }) => `${name}${needs === undefined ? '' : ` (\`${needs}\`)`}`),
  ])
  expect(rows).toEqual(stated)
})

it('each promise has a name of its own', () => {
  const names = Object.values(promises).flatMap((cases) => cases.map(({ name }) => name))
  expect(new Set(names).size).toBe(names.length)
})
