import { readFileSync } from 'node:fs'
import { expect, it } from '@jest/globals'
import { version } from '../../../src/domain/kernel/version.js'

it.each(['package.json', 'packages/cli/package.json'])('is the version in %s', (file) => {
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ version })
})
