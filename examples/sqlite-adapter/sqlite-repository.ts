// A repository on SQLite, with nothing but `node:sqlite`.
import { DatabaseSync } from 'node:sqlite'
import * as store from 'dynamosync/adapter'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'

const table = `CREATE TABLE IF NOT EXISTS items (
  form TEXT, id TEXT, state TEXT, place TEXT, expires INTEGER, body TEXT, PRIMARY KEY (form, id));
CREATE INDEX IF NOT EXISTS lists ON items (form, state, place)`

/** What stands in a list, between two places, and has not expired. */
const listed = `FROM items WHERE form = ? AND state = ? AND place BETWEEN ? AND ?
  AND (expires IS NULL OR expires * 1000 > ?)`

type Listed = Pick<store.ListQuery, 'form' | 'state' | 'from' | 'to' | 'after' | 'order'>

/** Submissions in a file. Each call is one transaction: nothing comes between what it reads and what it writes. */
export const sqliteRepository = ({ path, clock }: { readonly path: string; readonly clock: store.Clock }) => {
  const db = new DatabaseSync(path, { timeout: 1_000 })
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA secure_delete = ON; ${table}`)

  const atomically = <A>(run: () => A): A => {
    db.exec('BEGIN IMMEDIATE')
    try {
      const done = run()
      db.exec('COMMIT')
      return done
    } finally {
      if (db.isTransaction) db.exec('ROLLBACK')
    }
  }
  /** Not begun where it is late; what SQLite throws is a failure of the store, and what is no JSON is damaged. */
  const task =
    <L, A>(deadline: number, run: () => E.Either<L, A>) =>
    async (): Promise<E.Either<L | store.RepositoryError, A>> => {
      if (clock() >= deadline) return E.left({ _tag: 'StoreUnavailable', cause: new Error('no time left') })
      try {
        return atomically(run)
      } catch (cause) {
        return E.left({ _tag: cause instanceof SyntaxError ? 'ItemUnreadable' : 'StoreUnavailable', cause })
      }
    }

  const parsed = (body: unknown) => JSON.parse(String(body)) as store.Stored
  const get = (form: string, id: string): store.Stored | undefined => {
    const row = db.prepare('SELECT body FROM items WHERE form = ? AND id = ?').get(form, id)
    return row === undefined ? undefined : parsed(row['body'])
  }
  const put = (item: store.Stored): void => {
    const isListed = !store.isTombstone(item) && !store.isHidden(item)
    const [state, place] = isListed ? [store.stateOf(item), store.positionOf(item)] : [null, null]
    const values = [item.form, item.id, state, place, item.expiresAt ?? null, JSON.stringify(item)]
    db.prepare('INSERT OR REPLACE INTO items VALUES (?, ?, ?, ?, ?, ?)').run(...values)
  }
  const write = <L, A>(form: string, id: string, step: (stored?: store.Stored) => store.Written<L, A>) => {
    const { told, put: next } = step(get(form, id))
    if (next !== undefined) put(next)
    return told
  }

  const find = (form: string, id: string): store.Submission | undefined => {
    const item = get(form, id)
    return item === undefined ? undefined : store.readable(clock(), item)
  }
  const read = (form: string, ids: readonly string[]) => {
    const tried = ids.map((id) => ({ id, found: E.tryCatch(() => find(form, id), String) }))
    return {
      submissions: tried.flatMap(({ found }) =>
        E.isRight(found) && found.right !== undefined && !store.isHidden(found.right) ? [found.right] : [],
      ),
      unreadable: tried.flatMap(({ id, found }) => (E.isLeft(found) ? [id] : [])),
    }
  }
  const select = (what: string, query: Listed) =>
    db
      .prepare(`SELECT ${what} ${listed} ORDER BY place ${query.order === 'oldest' ? 'ASC' : 'DESC'}`)
      .iterate(query.form, query.state ?? 'open', ...store.boundsOf(query), clock())
  const page = (query: store.ListQuery): store.ListPage => {
    const rows: store.Row[] = []
    for (const { body } of select('body', query)) {
      const row = store.rowOf(parsed(body) as store.Submission)
      if (row.position !== query.after && store.isWanted(query, row)) rows.push(row)
      if (rows.length > query.limit) break
    }
    return store.mergeRows(query, [{ rows }])
  }
  const count = (query: store.CountQuery): store.Count => {
    const [row] = [...select('COUNT(*) AS n', { ...query, order: 'oldest' })]
    return { _tag: 'Counted', count: Number(row?.['n']) }
  }

  const repository: store.SubmissionRepository = {
    add: (attempt, deadline) =>
      task(deadline, () => {
        const { form, id } = attempt.submission
        return write(form, id, (stored) => store.adding(attempt, stored))
      }),
    erase: (form, id, deadline) =>
      task(deadline, () => write(form, id, (stored) => store.erasing({ form, id }, stored, clock()))),
    change: ({ form, id }, asked, deadline) =>
      task(deadline, () => write(form, id, (stored) => store.changing({ form, id }, asked, stored, clock()))),
    find: (form, id, deadline) => task(deadline, () => E.right(O.fromNullable(find(form, id)))),
    read: (form, ids, deadline) => task(deadline, () => E.right(read(form, ids))),
    page: (query, deadline) => task(deadline, () => E.right(page(query))),
    count: (query, deadline) => task(deadline, () => E.right(count(query))),
  }
  return { repository, db }
}
