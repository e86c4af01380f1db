import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { SourceMap, type SourceMapPayload } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from '@jest/globals'
import { build } from 'esbuild'
import { compileEagerly } from '../../../infra/bundle/eager-functions.js'
import { bundle } from '../../handlers/lambda/function.js'

const folder = mkdtempSync(join(tmpdir(), 'dynamosync-eager-'))
afterAll(() => rmSync(folder, { recursive: true }))

const file = join(folder, 'index.cjs')

const long = 'x'.repeat(120)

/** A function whose handler calls some of its functions, over several lines. */
const source = `const prefix = \`a
line\`
const long = (text: string) => text
const used = function (event: { version: string }) { long('${long}'); return inner(event.version) }, unused = function () { long('${long}'); return 'never' }
const inner = function (version: string) { long('${long}'); return prefix + version }
const later = async function () { await null; long('${long}'); return later.name }
function named() { return long('${long}') }
exports.handler = async (event: { version: string; body: string }) => {
  const stored = JSON.parse(event.body).stored
  if (!stored) return { statusCode: 422, unused }
  used(event)
  named()
  long('${long}')
  return { statusCode: 201, body: await later() }
}
`

const bundled = async (text: string): Promise<void> => {
  await build({
    stdin: { contents: text, loader: 'ts', sourcefile: 'source.ts' },
    platform: 'node',
    format: 'cjs',
    minifyWhitespace: true,
    supported: { arrow: false },
    sourcemap: true,
    outfile: file,
  })
}

/** The place of each word of a file in its source, by the source map. */
const found = (path: string, words: readonly string[]) => {
  const map = new SourceMap(JSON.parse(readFileSync(`${path}.map`, 'utf8')) as SourceMapPayload)
  const lines = readFileSync(path, 'utf8').split('\n')
  return words.map((word) => {
    const line = lines.findIndex((each) => each.includes(word))
    const at = map.findEntry(line, lines[line]?.indexOf(word) ?? 0)
    return 'originalLine' in at ? [word, at.originalLine, at.originalColumn] : [word]
  })
}
const words = ['inner(', "'never'", 'statusCode:201', 'prefix+', 'await null']

describe('functions of a plain submission', () => {
  it('are in parentheses, others are not, and the source map still leads to each place', async () => {
    await bundled(source)
    const before = found(file, words)
    await compileEagerly(file, [
      { form: 'a', values: {} },
      { form: 'b', values: { stored: true } },
      { form: 'c', values: {} },
    ])
    const text = readFileSync(file, 'utf8')
    for (const name of ['used', 'inner', 'exports.handler'])
      expect(text).toMatch(new RegExp(`${name}=\\((async )?function`))
    expect(text).toMatch(/later=\(async function/)
    expect(text).toMatch(/unused=function/)
    expect(text).toMatch(/long=function/)
    expect(text).not.toMatch(/\(function named/)
    expect(found(file, words)).toEqual(before)
  })
  it('leaves a file that does not start, and says why without quoting the bundle', async () => {
    const wide = `exports.handler = ${JSON.stringify('x'.repeat(400))}; throw new Error('no table')`
    writeFileSync(file, wide)
    writeFileSync(`${file}.map`, '{"mappings":""}')
    const failed: unknown = await compileEagerly(file, []).catch((error: unknown) => error)
    expect(String(failed)).toMatch(/index\.cjs does not start:[^]*no table/)
    expect(String(failed)).not.toContain('xxx')
    expect(readFileSync(file, 'utf8')).toBe(wide)
  })
  it('in the deployed bundle are most of those that it calls, signing and the reply among them', () => {
    const path = fileURLToPath(bundle)
    const text = readFileSync(path, 'utf8')
    expect(text.match(/\((async )?function/g)?.length).toBeGreaterThan(300)
    expect(text).toMatch(/=\(function\(\{region:\w+,service:\w+\}\)\{/)
    expect(text).toMatch(/push:\(function\(/)
    expect(found(path, ['createSecretKey)(']).flat().at(1)).toBeGreaterThan(10)
  })
})
