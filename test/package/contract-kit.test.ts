import { spawnSync } from 'node:child_process'
import { cpSync, readFileSync, realpathSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { type Installed, installed } from './installed.js'

const file = 'examples/sqlite-adapter/sqlite-repository.ts'
const source = readFileSync(file, 'utf8')

/** Ways of being wrong about SQLite: what is written in the adapter, and what stands there instead. */
const mutants: readonly (readonly [name: string, written: string, instead: string])[] = [
  ['never replaces', 'INSERT OR REPLACE', 'INSERT OR IGNORE'],
  ['knows no forms', 'PRIMARY KEY (form, id)', 'PRIMARY KEY (id)'],
  ['lists in one order', "'DESC'", "'ASC'"],
  ['forgets where a list goes on', 'rows.length > query.limit', 'rows.length >= query.limit'],
  ['shows the row of the cursor again', 'row.position !== query.after &&', ''],
  ['ignores filters', '&& store.isWanted(query, row)', ''],
  ['takes seconds for milliseconds', 'expires * 1000 >', 'expires >'],
  ['lists what has expired', 'expires IS NULL OR', 'expires IS NOT NULL OR expires IS NULL OR'],
  ['forgets that anything expires', 'item.expiresAt ?? null', 'null'],
  ['lists other forms', 'WHERE form = ? AND', 'WHERE (form = ? OR 1) AND'],
  ['lists tests', '&& !store.isHidden(item)', ''],
  ['lists what is held with what is open', '[store.stateOf(item),', "['open',"],
  ['lists by the time of arrival', 'store.positionOf(item)]', 'String(item.at)]'],
  ['finds what has expired', 'store.readable(clock(), item)', 'item as store.Submission'],
  ['reads what was left behind', '&& !store.isHidden(found.right)', ''],
  ['works on when it is late', 'clock() >= deadline', 'deadline < 0'],
  ['takes damage for a fault of the store', 'cause instanceof SyntaxError', 'cause === undefined'],
  ['throws', 'return E.left({ _tag: cause', 'if (cause) throw cause\n        return E.left({ _tag: cause'],
  ['says that nobody knows', ": 'StoreUnavailable', cause })", ": 'OutcomeUnknown', cause })"],
  ['prolongs tombstones', 'store.erasing({ form, id }, stored', 'store.erasing({ form, id }, undefined'],
  ['asks nobody before it adds', 'store.adding(attempt, stored)', 'store.adding(attempt, undefined)'],
  ['changes what is not there', 'asked, stored,', 'asked, undefined,'],
  ['names nothing that is damaged', '(E.isLeft(found) ? [id] : [])', '(E.isLeft(found) ? [] : [])'],
  [
    'leaves out of its lists what is damaged',
    "of select('body', query)) {",
    "of select('body', query)) {\n      if (body === '{') continue",
  ],
  ['cuts what is long', 'JSON.stringify(item)]', 'JSON.stringify(item).slice(0, 60_000)]'],
  ['counts one more', "Number(row?.['n'])", "Number(row?.['n']) + 1"],
  ['writes nothing', 'if (next !== undefined) put(next)', ''],
  ['lists 50 at most, and drops the rest', '> query.limit', '> Math.min(query.limit, 50)'],
  [
    'leaves nothing where nothing was',
    'if (next !== undefined) put',
    'if (next !== undefined && (get(form, id) || !store.isTombstone(next))) put',
  ],
  [
    'composes letters',
    'JSON.stringify(item)]',
    "JSON.stringify(item, (_, v) => (typeof v === 'string' ? v.normalize('NFC') : v))]",
  ],
  [
    'ends texts at a zero',
    'JSON.stringify(item)]',
    "JSON.stringify(item, (_, v) => (typeof v === 'string' ? v.split('\\0')[0] : v))]",
  ],
  [
    'sorts lists, as a set would',
    'JSON.stringify(item)]',
    'JSON.stringify(item, (_, v) => (Array.isArray(v) ? [...v].sort() : v))]',
  ],
  [
    'ends lines in one way',
    'JSON.stringify(item)]',
    "JSON.stringify(item, (_, v) => (typeof v === 'string' ? v.replace(/\\r\\n?/g, '\\n') : v))]",
  ],
  [
    'takes what looks like a date for one',
    'JSON.parse(String(body))',
    'JSON.parse(String(body), (_, v) => (/^\\d{4}-\\d\\d-\\d\\d$/.test(v) ? new Date(v) : v))',
  ],
  [
    'compares the first letters of filters',
    'store.isWanted(query, row)',
    "store.isWanted(JSON.parse(JSON.stringify(query), (k, v) => (k !== 'note' ? v : v.slice(0, 20))), row)",
  ],
  [
    'asks for the last of several values',
    'store.isWanted(query, row)',
    'store.isWanted({ ...query, where: query.where && Object.fromEntries(Object.entries(query.where).slice(-1)) }, row)',
  ],
  ['leaves a transaction open', "db.exec('COMMIT')", 'void db'],
]

/** Tries a contract test by test until one fails, as any framework would. */
const runner = `import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'expect'
import { repositoryContract } from 'dynamosync/testing'
const first = async (module) => {
  const { sqliteRepository } = await import(module)
  const path = join(mkdtempSync(join(tmpdir(), 'sqlite-mutant-')), 'forms.db')
  const open = (clock) => sqliteRepository({ path, clock }).repository
  const { db } = sqliteRepository({ path, clock: Date.now })
  const tests = []
  const it = Object.assign((name, run) => tests.push([name, run]), { skip: () => undefined })
  repositoryContract(
    {
      open,
      second: open,
      dump: (form) => JSON.stringify(db.prepare('SELECT * FROM items WHERE form = ?').all(form)),
      damage: (form, id) => void db.prepare("UPDATE items SET body = '{' WHERE form = ? AND id = ?").run(form, id),
      unreachable: (clock) => {
        const closed = sqliteRepository({ path, clock })
        closed.db.close()
        return closed.repository
      },
      timeout: 5_000,
    },
    { describe: (_, define) => define(), it, expect },
  )
  for (const [name, run] of tests)
    try {
      await run()
    } catch {
      return name
    }
  return 'none'
}
for (const module of process.argv.slice(2)) console.log(await first(module))
process.exit(0)
`

let app: Installed
beforeAll(() => {
  app = installed()
  cpSync('examples/sqlite-adapter', app.folder, { recursive: true })
  symlinkSync(realpathSync('node_modules/expect'), join(app.folder, 'node_modules', 'expect'))
  app.write('runner.mjs', runner)
}, 120_000)

/** What each adapter fails first, in one process: most of the time of one alone is that of starting it. */
const failedBy = (texts: readonly string[]): readonly string[] => {
  const files = texts.map((text, n) => {
    app.write(`mutant-${n}.ts`, text)
    return `./mutant-${n}.ts`
  })
  return app.run('--disable-warning=ExperimentalWarning', 'runner.mjs', ...files).out.split('\n')
}

describe('the contract kit, from the tarball', () => {
  it('is kept by the example on SQLite, with node:test', () => {
    const { stdout, status } = spawnSync(process.execPath, ['--test', 'sqlite-repository.test.ts'], {
      cwd: app.folder,
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '', NODE_TEST_CONTEXT: undefined },
    })
    expect([status, /fail (\d+)/.exec(stdout)?.[1]]).toEqual([0, '0'])
    expect(stdout).toContain('not proved without `loseReply`')
  })
  it('is kept by it with vitest, too, and failed by it where it is broken', () => {
    const link = join(app.folder, 'node_modules', 'vitest')
    symlinkSync(realpathSync('node_modules/vitest'), link)
    app.write(
      'vitest.config.mjs',
      "export default { test: { include: ['*.vitest.ts'], reporters: ['json'] } }",
    )
    const ran = () => {
      app.run(join(link, 'vitest.mjs'), 'run', '--outputFile', 'vitest.json')
      const text = readFileSync(join(app.folder, 'vitest.json'), 'utf8')
      return JSON.parse(text) as Readonly<Record<string, number>>
    }
    const kept = ran()
    expect(kept['numPassedTests']).toBeGreaterThan(70)
    // What is proved only where a second repository, a dump and the like are given.
    expect(kept['numPendingTests']).toBeGreaterThan(0)
    expect(kept['numFailedTests']).toBe(0)
    app.write('sqlite-repository.ts', source.replace("'DESC'", "'ASC'"))
    expect(ran()['numFailedTests']).toBeGreaterThan(0)
    app.write('sqlite-repository.ts', source)
  })
  it('needs an adapter of at most 100 lines', () => {
    const code = source.split('\n').filter((line) => !/^\s*(\/\/|\/\*\*|\*|$)/.test(line))
    expect(code.length).toBeLessThanOrEqual(100)
  })
  describe('tried on adapters of which one is right', () => {
    let failed: readonly string[]
    beforeAll(() => {
      failed = failedBy([source, ...mutants.map(([, written, instead]) => source.replace(written, instead))])
    }, 240_000)
    it('is kept by the example, whatever runs it', () => {
      expect(failed[0]).toBe('none')
    })
    it.each(mutants.map(([name, written], n) => [name, written, n + 1] as const))(
      'is failed by one that %s',
      (_, written, n) => {
        expect(source).toContain(written)
        expect(failed[n]).toMatch(/^(?!none$)./)
      },
    )
  })
})
