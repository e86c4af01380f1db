import { describe, expect, it } from '@jest/globals'
import { membersOf, noon } from '../../../handlers/serving/app.js'
import { bearer, master, ownerApp } from '../../../handlers/serving/owner-app.js'

interface List {
  readonly submissions: readonly {
    readonly id: string
    readonly receivedAt: string
    readonly listed: object
  }[]
  readonly cursor?: string
}

const second = 1000

/** So many submissions, one a second from noon on, the oldest first. */
const filled = async (many: number) => {
  let now = noon
  const app = ownerApp({ clock: () => now })
  const ids: string[] = []
  for (let n = 0; n < many; n += 1) {
    ids.push(await app.put({ name: n % 2 === 0 ? 'Ada' : 'Grace', count: n, secret: `s${n}` }))
    now += second
  }
  const ask = async (query: string) => app.send({ headers: bearer(master), query })
  const list = async (query = ''): Promise<List> => {
    const answer = await ask(query)
    expect([query, answer.status]).toEqual([query, 200])
    return membersOf(answer) as unknown as List
  }
  const idsIn = async (query: string): Promise<readonly string[]> =>
    (await list(query)).submissions.map(({ id }) => id)
  const refused = async (query: string) => {
    const answer = await ask(query)
    const { code, errors = [] } = membersOf(answer) as { code: string; errors?: { pointer: string }[] }
    return [answer.status, code, ...errors.map(({ pointer }) => pointer)]
  }
  return { ids, list, idsIn, refused }
}

const iso = (at: number): string => new Date(at).toISOString()

describe('a list of submissions', () => {
  it('has 50 of them, newest first, unless told otherwise', async () => {
    const { ids, list, idsIn } = await filled(60)
    const newest = [...ids].reverse()
    const first = await list()
    expect(first.submissions.map(({ id }) => id)).toEqual(newest.slice(0, 50))
    expect(await idsIn('limit=1')).toEqual(newest.slice(0, 1))
    expect(await idsIn('limit=200')).toEqual(newest)
    expect(await idsIn('order=oldest&limit=200')).toEqual(ids)
    expect(await idsIn('order=newest&limit=2')).toEqual(newest.slice(0, 2))
  })

  it('goes on at its cursor, once for each, to the end', async () => {
    const { ids, list } = await filled(7)
    for (const order of ['newest', 'oldest']) {
      const seen: string[] = []
      for (let cursor = ''; ;) {
        const page = await list(`limit=3&order=${order}${cursor === '' ? '' : `&cursor=${cursor}`}`)
        seen.push(...page.submissions.map(({ id }) => id))
        if (page.cursor === undefined) break
        expect(page.cursor).toMatch(/^[A-Za-z0-9._~-]+$/)
        cursor = page.cursor
      }
      expect(seen).toEqual(order === 'oldest' ? ids : [...ids].reverse())
    }
  })

  it('begins at “from” and ends before “to”, by ISO time or milliseconds', async () => {
    const { ids, idsIn } = await filled(6)
    const [from, to] = [noon + second, noon + 4 * second]
    for (const query of [`from=${from}&to=${to}`, `from=${iso(from)}&to=${iso(to)}`])
      expect(await idsIn(`${query}&order=oldest`)).toEqual(ids.slice(1, 4))
    expect(await idsIn(`from=${encodeURIComponent(iso(from))}`)).toHaveLength(5)
    expect(await idsIn(`from=${to}&to=${from}`)).toEqual([])
    expect(await idsIn(`to=0`)).toEqual([])
    const [day, nextDay] = [iso(noon).slice(0, 10), iso(noon + 86_400_000).slice(0, 10)]
    expect(await idsIn(`from=${day}&to=${nextDay}`)).toHaveLength(6)
    expect(await idsIn(`from=${nextDay}`)).toEqual([])
    expect(await idsIn(`to=${day}`)).toEqual([])
  })

  it('shows listed fields only, and filters on their values by type', async () => {
    const { ids, list, idsIn } = await filled(6)
    expect((await list('limit=1')).submissions[0]?.listed).toEqual({ name: 'Grace', count: 5 })
    expect(await idsIn('where.name=Ada&order=oldest')).toEqual([ids[0], ids[2], ids[4]])
    expect(await idsIn('where.count=3')).toEqual([ids[3]])
    expect(await idsIn('where.name=Ada&where.count=3')).toEqual([])
    expect(await idsIn('where.name=ada')).toEqual([])
  })

  it('names every mistake of a query at once', async () => {
    const { refused } = await filled(1)
    const invalid = (...pointers: string[]) => [422, 'validation-failed', ...pointers]
    for (const limit of ['0', '201', '-1', '1.5', '', 'all', '1e2', '0x10', ' 7', '99999999999999999999'])
      expect(await refused(`limit=${limit}`)).toEqual(invalid('/limit'))
    for (const from of [
      'yesterday',
      '',
      '2026-13-01T00:00Z',
      '2026-02-30',
      '2026-11-2',
      '2026-11-22T00:00:00+01:00',
      '-1',
      '1e9',
    ])
      expect(await refused(`from=${encodeURIComponent(from)}`)).toEqual(invalid('/from'))
    expect(await refused('order=random')).toEqual(invalid('/order'))
    expect(await refused('where.secret=s0')).toEqual(invalid('/where.secret'))
    expect(await refused('where.nothing=1&where.__proto__=1&where.=1')).toEqual(
      invalid('/where.__proto__', '/where.'),
    )
    expect(await refused('where.count=many')).toEqual(invalid('/where.count'))
    expect(await refused('where.count=')).toEqual(invalid('/where.count'))
    expect(await refused('wher.name=Ada')).toEqual(invalid('/wher.name'))
    expect(await refused('limit=0&order=x&from=x&to=x&name=Ada')).toEqual(
      invalid('/limit', '/order', '/from', '/to', '/name'),
    )
    expect(await refused('limit=1&limit=2')).toEqual([400, 'duplicate-parameter'])
    expect(await refused('where.name=%FF')).toEqual([400, 'invalid-encoding'])
  })

  it('takes no cursor that it did not give for this very list', async () => {
    const { list, refused } = await filled(4)
    const { cursor = '' } = await list('limit=2')
    const oldest = (await list('limit=2&order=oldest')).cursor ?? ''
    const bound = (await list(`limit=1&from=${noon + second}`)).cursor ?? ''
    const wrong = [
      '',
      'x',
      '...',
      cursor.slice(0, -1),
      `${cursor}x`,
      cursor.toUpperCase(),
      cursor.replace(/\d{13}/, '9999999999999x'),
      oldest,
      bound,
      encodeURIComponent('n...1700000000000.#'),
    ]
    for (const each of wrong)
      expect([each, ...(await refused(`cursor=${each}`))]).toEqual([each, 400, 'cursor-invalid'])
    expect(await refused(`from=${noon}&cursor=${cursor}`)).toEqual([400, 'cursor-invalid'])
    expect(await refused(`order=oldest&cursor=${cursor}`)).toEqual([400, 'cursor-invalid'])
  })
})
