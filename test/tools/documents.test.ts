import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, it } from '@jest/globals'

const ignored = /(^|\/)(node_modules|dist|\.git|\.dynamosync|cdk\.out)(\/|$)/

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '.' ? entry.name : `${folder}/${entry.name}`
    if (ignored.test(path)) return []
    return entry.isDirectory() ? filesIn(path) : [path]
  })

const foldersIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)

const files = filesIn('.')
const documents = files.filter((file) => file.endsWith('.md'))
const architecture = readFileSync('ARCHITECTURE.md', 'utf8')
const invariants = readFileSync('docs/reference/invariants.md', 'utf8')

/** What stands between backticks, code blocks aside. */
const quotedIn = (text: string): readonly string[] =>
  [...text.replace(/^```[^]*?^```/gm, '').matchAll(/`([^`\n]+)`/g)].map(([, quoted]) => quoted ?? '')

/** The first cells of the table under a heading. */
const named = (heading: string): readonly string[] => {
  const [, under = ''] = architecture.split(`${heading}\n`)
  const [table = ''] = under.split(/^#/m)
  return [...table.matchAll(/^\| `([^`]+)`/gm)].map(([, cell]) => cell ?? '')
}

const anchorsIn = (document: string): readonly string[] =>
  [...readFileSync(document, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )

describe('documents', () => {
  it.each(documents)('lead nowhere that is not there: %s', (document) => {
    const text = readFileSync(document, 'utf8').replaceAll(/`[^`\n]*`/g, '')
    const links = [...text.matchAll(/\]\(([^)\s]+)\)|(?:src|href)="([^"]+)"/g)]
      .map(([, link, attribute]) => link ?? attribute ?? '')
      .filter((link) => !/^[a-z]+:/.test(link))
    const dead = links.filter((link) => {
      const [path = '', anchor] = link.split('#')
      const target = path === '' ? document : join(dirname(document), path)
      if (!existsSync(target)) return true
      return anchor !== undefined && target.endsWith('.md') && !anchorsIn(target).includes(anchor)
    })
    expect(dead).toEqual([])
  })

  /** What users write, and files of which only the name is said, are theirs in what is written for them. */
  const withFolder =
    /^(src|test|web|infra|tools|docs|lab|domain|ports|adapters|handlers)\/[\w./-]+\.(ts|js|mjs|md)$/
  const ours = /^[\w./-]+\.(ts|mjs)$/

  it.each(documents.filter((document) => document !== 'CHANGELOG.md'))(
    'name no source file that is not there: %s',
    (document) => {
      const pattern = /^(ARCHITECTURE|docs\/adr|docs\/reference\/invariants)/.test(document)
        ? ours
        : withFolder
      const paths = quotedIn(readFileSync(document, 'utf8')).filter((quoted) => pattern.test(quoted))
      expect(paths.filter((path) => !files.some((file) => `/${file}`.endsWith(`/${path}`)))).toEqual([])
    },
  )

  it.each(documents)('have nothing that a merge left behind: %s', (document) => {
    expect(readFileSync(document, 'utf8')).not.toMatch(/^(?:(?:< ?){7}|(?:> ?){7}|={7}$)/m)
  })
})

describe('sources', () => {
  it('name no document and no decision that is not there', () => {
    const sources = files.filter((file) => /^(src|web|infra|tools|test|lab)\/.*\.(ts|mjs)$/.test(file))
    const decisions = readdirSync('docs/adr').map((name) => Number(name.slice(0, 4)))
    const wrong = sources.flatMap((file) => {
      const text = readFileSync(file, 'utf8')
      const named = [...text.matchAll(/\b(?:[A-Z]+|docs\/[\w/-]+)\.md\b/g)].map(([name]) => name)
      const numbers = [...text.matchAll(/\bADR (\d+)/g)].map(([, number]) => Number(number))
      const dead = [
        ...named.filter((name) => !existsSync(name)),
        ...numbers.filter((number) => !decisions.includes(number)),
        ...(text.match(/design \u00a7/) ?? []),
      ]
      return dead.length === 0 ? [] : [[file, ...dead]]
    })
    expect(wrong).toEqual([])
  })
})

describe('the map of ARCHITECTURE.md', () => {
  const { forbidden } = createRequire(import.meta.url)(resolve('.dependency-cruiser.cjs')) as {
    readonly forbidden: readonly { readonly name: string }[]
  }
  const rules = forbidden.map(({ name }) => name)
  const isRoom = /^domain-(.+)-looks-down$/

  it('has each folder in which code is, and no other', () => {
    const folders = [
      ...foldersIn('src')
        .filter((name) => !['adapters', 'handlers'].includes(name))
        .map((name) => `src/${name}`),
      ...foldersIn('src/adapters').map((name) => `src/adapters/${name}`),
      ...foldersIn('src/handlers').map((name) => `src/handlers/${name}`),
      ...['web/page', 'web/owner', 'packages/cli'],
      ...['forms', 'infra', 'tools', 'test', 'examples', 'lab'],
    ]
    expect([...named('## Code map')].sort()).toEqual([...folders].sort())
  })

  it('has the rooms of the domain in the order of the rules', () => {
    const rooms = rules.map((rule) => isRoom.exec(rule)?.[1]).filter((room) => room !== undefined)
    const there = foldersIn('src/domain')
    expect(named('### The rooms of the domain')).toEqual(rooms.filter((room) => there.includes(room)))
    expect(rooms).toEqual(expect.arrayContaining([...there]))
  })

  it('is held by each rule of dependency-cruiser, which docs/reference/invariants.md names, and no other', () => {
    const lines = invariants.split('\n').filter((line) => line.includes('dependency-cruiser `'))
    const told = lines
      .flatMap((line) => quotedIn(line.split('dependency-cruiser ')[1]?.split(';')[0] ?? ''))
      .filter((quoted) => quoted !== 'domain-*-looks-down')
    expect([...told].sort()).toEqual(rules.filter((rule) => !isRoom.test(rule)).sort())
  })
})
