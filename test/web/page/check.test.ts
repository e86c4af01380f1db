import { readdir, readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from '@jest/globals'
import { build } from 'esbuild'
import fc from 'fast-check'
import forms from '../../../forms/index.js'
import { contact } from '../../../forms/contact.js'
import { record } from '../../../forms/record.js'
import type { AnyForm } from '../../../src/domain/index.js'
import { form } from '../../../src/domain/form/form.js'
import { bundleCheck } from '../../../tools/site/bundle-check.js'
import { checkSource } from '../../../web/page/check/source.js'
import { typedText } from '../../domain/arbitrary.js'
import { describeBrowser } from '../browser.js'
import { kinds, optionalKinds } from '../../domain/field/kinds.js'
import { built, siteOpener } from './served-site.js'

const custom = (name: string): boolean => ['custom', 'raw'].includes(name)

/** Fields of one's own are the server's alone to judge. */
const known = (all: object): object =>
  Object.fromEntries(Object.entries(all).filter(([name]) => !custom(name)))

const everything = form('everything', known(kinds) as typeof kinds)
const everythingOptional = form('everything-optional', known(optionalKinds) as typeof optionalKinds, {
  lang: 'de',
})

/** Every text that the golden files of the fields hold: what is right and what is nearly right, of every kind. */
const goldenTexts = async (): Promise<readonly string[]> => {
  const folder = 'test/domain/field/golden'
  const files = await Promise.all(
    (await readdir(folder)).map((file) => readFile(`${folder}/${file}`, 'utf8')),
  )
  const texts = files.flatMap((file) =>
    Array.from(file.matchAll(/"(?:[^"\\]|\\.)*"/g), ([text]) => JSON.parse(text) as string),
  )
  return [...new Set(texts)]
}

/** What a person, or a program in the place of one, sends: names and values, urlencoded. */
const contentsOf = (each: AnyForm, texts: readonly string[]): fc.Arbitrary<string> => {
  const answers = Object.entries(each.fields).map(([name, { description }]) => {
    const typed = fc.oneof(
      ...('options' in description ? [fc.constantFrom(...description.options)] : []),
      fc.constantFrom('', ' ', 'on', 'ada@example.org', 'x'.repeat(201), '😀'.repeat(2001), 'y'.repeat(8001)),
      fc.constantFrom(...texts),
      typedText,
    )
    return fc
      .array(typed, { maxLength: description.kind === 'choices' ? 4 : 1 })
      .map((values) => values.map((value): [string, string] => [name, value]))
  })
  return fc.tuple(...answers).map((all) => new URLSearchParams(all.flat()).toString())
}

interface Complaint {
  readonly field: string
  readonly message: string
}

/** What the server's own check says of the same. */
const complaintsOf = (each: AnyForm, contents: string): readonly Complaint[] => {
  const sent = new URLSearchParams(contents)
  const valueOf = (name: string): string | string[] => {
    const all = sent.getAll(name)
    return all.length > 1 ? all : (all[0] ?? '')
  }
  const input = Object.fromEntries([...new Set(sent.keys())].map((name) => [name, valueOf(name)]))
  const result = each.check(input)
  const complaints = result._tag === 'Left' ? result.left : []
  return complaints.map(({ pointer, message }) => ({ field: pointer.slice(1), message }))
}

describeBrowser('the check before sending', (browser) => {
  const open = siteOpener(browser)

  it.each<[string, AnyForm]>(
    [record, contact, everything, everythingOptional].map((each) => [each.name, each]),
  )('complains of %s exactly as the server does, in a browser, whatever is sent', async (_, each) => {
    const { page } = await open()
    const source = `data:text/javascript,${encodeURIComponent(await bundleCheck(each, checkSource))}`
    const sent = fc.sample(contentsOf(each, await goldenTexts()), 500)
    const said = await page.evaluate<Complaint[][]>(
      `import(${JSON.stringify(source)}).then(({ check }) =>
        ${JSON.stringify(sent)}.map((each) => check(new URLSearchParams(each))))`,
    )
    const pairs = sent.map((contents, at) => ({ contents, complaints: said[at] }))
    for (const { contents, complaints } of pairs)
      expect({ contents, complaints }).toEqual({ contents, complaints: complaintsOf(each, contents) })
    expect(new Set(said.flat().map(({ message }) => message)).size).toBeGreaterThan(3)
  })
})

const zipped = (content: string): number => gzipSync(content, { level: 9 }).length

describe('what a browser loads', () => {
  it.each([
    ['a helper of at most 5.5 kB', 'index', 5500],
    ['an outbox of at most 2.5 kB, after it', 'outbox', 2500],
    ['conditions and prefilled fields of at most 1.6 kB, where a page has some', 'extras', 1600],
    ['a trap of at most 1 kB, where a page has none', 'trap', 1000],
    ['a plain send() of at most 1.8 kB', 'plain-send', 1800],
  ])('is %s', async (_, name, limit) => {
    expect(zipped(await readFile(`dist/client/${name}.js`, 'utf8'))).toBeLessThanOrEqual(limit)
  })

  it('is a hook of React of at most 2 kB beside the helper', async () => {
    const bundled = async (exported: string): Promise<number> => {
      const { outputFiles } = await build({
        stdin: { contents: exported, resolveDir: '.' },
        bundle: true,
        minify: true,
        format: 'esm',
        external: ['react'],
        write: false,
      })
      return zipped(outputFiles[0]?.text ?? '')
    }
    const helper = "export { enhance } from 'dynamosync/client'"
    const both = await bundled(`${helper}\nexport { useSubmission } from 'dynamosync/react'`)
    expect(both - (await bundled(helper))).toBeLessThanOrEqual(2000)
  })

  it.each(forms.map(({ name }) => name))('is a check of %s of at most 3 kB', async (name) => {
    expect(zipped(await readFile(await built(`/assets/check/${name}.js`), 'utf8'))).toBeLessThanOrEqual(3000)
  })
})
