import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { membersOf } from '../serving/app.js'
import { recorded } from '../../adapters/lambda/recorded.js'
import { bundle, runFunction } from './function.js'

const deployed = fileURLToPath(new URL('.', bundle))
const folder = mkdtempSync(join(tmpdir(), 'dynamosync-code-cache-'))
const maker = fileURLToPath(new URL('../../../tools/code-cache.js', import.meta.url))
const cacheFile = (): string =>
  join(folder, readdirSync(folder).find((name) => name.endsWith('.cache')) ?? '')

/** What the first and the second line of the log say, after two requests that both must be answered. */
const statesIn = (copy: string): readonly unknown[] => {
  const settings = {
    TABLE_NAME: 'submissions',
    ALLOWED_ORIGINS: 'https://www.example.org',
    AWS_REGION: 'eu-central-1',
  }
  const empty = { ...recorded('http-api-json'), body: '{}' }
  const entry = pathToFileURL(join(copy, 'index.mjs'))
  const { replies, log, errors } = runFunction(settings, [empty, empty], { entry })
  expect(errors).toBe('')
  expect(replies.map(({ statusCode }) => statusCode)).toStrictEqual([422, 422])
  return log.map((line) => membersOf({ body: line })['codeCache'])
}

describe("V8's cache of the function's code", () => {
  beforeAll(() => {
    cpSync(deployed, folder, { recursive: true, filter: (path) => !path.endsWith('.cache') })
  })
  afterAll(() => {
    rmSync(folder, { recursive: true })
  })

  it('is not needed, and the first line of the log says that there is none', () => {
    expect(statesIn(folder)).toStrictEqual(['none', undefined])
  })

  it('is accepted by the Node that made it', () => {
    execFileSync(process.execPath, [maker, folder])
    expect(statesIn(folder)).toStrictEqual(['accepted', undefined])
  })

  it('is refused where another V8 made it or it is cut short, and the function answers all the same', () => {
    const whole = readFileSync(cacheFile())
    const foreign = Buffer.from(whole)
    foreign[4] = ~whole[4]!
    writeFileSync(cacheFile(), foreign)
    expect(statesIn(folder)).toStrictEqual(['refused', undefined])
    writeFileSync(cacheFile(), whole.subarray(0, 1000))
    expect(statesIn(folder)).toStrictEqual(['refused', undefined])
    writeFileSync(cacheFile(), '')
    expect(statesIn(folder)).toStrictEqual(['refused', undefined])
  })
})
