import * as E from 'fp-ts/lib/Either.js'
import type { ListPage } from '../../src/domain/index.js'
import { shardOf, timeOf } from '../../src/domain/reading/list.js'
import { asking, paging, row, storing } from './breaks.js'
import type { Breaks } from './waiting-mutants.js'

/** Ways of being wrong about lists, each a member or two of a right repository replaced. */
export const listedMutants: Readonly<Record<string, Breaks>> = {
  'leaves out the newest row': paging((page) => ({ ...page, rows: page.rows.slice(1) })),
  'shows a row twice': paging((page) => ({ ...page, rows: page.rows.flatMap((each) => [each, each]) })),
  'ends after the first page': paging(({ rows }) => ({ rows })),
  'goes on for ever': paging(({ rows, next }) => ({ rows, next: next ?? rows.at(-1)?.position ?? '0' })),
  'goes on after a full last page': paging(({ rows, next }, { limit }) => {
    const last = next ?? (rows.length === limit ? rows.at(-1)?.position : undefined)
    return last === undefined ? { rows } : { rows, next: last }
  }),
  'shows the row of the cursor again': asking(({ after, order }) =>
    after === undefined ? {} : { after: order === 'oldest' ? after.slice(0, -1) : `${after}~` },
  ),
  'skips what is of the cursor’s millisecond': asking(({ after, order }) =>
    after === undefined ? {} : { after: order === 'oldest' ? `${after.slice(0, 13)}~` : after.slice(0, 14) },
  ),
  'shows more rows than are asked for': asking(({ limit }) => ({ limit: limit + 1 })),
  'always shows the newest first': asking(() => ({ order: 'newest' })),
  'takes `from` as exclusive': asking(({ from }) => (from === undefined ? {} : { from: from + 1 })),
  'takes `to` as inclusive': asking(({ to }) => (to === undefined ? {} : { to: to + 1 })),
  'ignores `from`': asking(() => ({ from: undefined })),
  'ignores `to`': asking(() => ({ to: undefined })),
  'ignores `where`': asking(() => ({ where: undefined })),
  'takes each part of `where` for enough': asking(({ where }) =>
    where === undefined ? {} : { where: Object.fromEntries(Object.entries(where).slice(0, 1)) },
  ),
  'filters the rows of a page, and shows fewer': ({ page }) => ({
    page: (query, deadline) => async () => {
      const told = await page({ ...query, where: undefined }, deadline)()
      return E.map((all: ListPage) => ({
        ...all,
        rows: all.rows.filter(({ listed }) =>
          Object.entries(query.where ?? {}).every(([name, value]) => listed?.[name] === value),
        ),
      }))(told)
    },
  }),
  'takes numbers in `where` for their texts': asking(({ where }) =>
    where === undefined
      ? {}
      : {
          where: Object.fromEntries(
            Object.entries(where).map(([name, value]) => [name, value === '7' ? 7 : value]),
          ),
        },
  ),
  'shows every field in lists': storing(({ fields, listed }) =>
    listed === undefined ? {} : { listed: fields },
  ),
  'shows no listed values': row(() => ({ listed: undefined })),
  'shows a row as it came first': row(({ position }) => ({ at: timeOf(position) })),
  'says nothing of when a row expires': row(() => ({ expiresAt: undefined })),
  'puts what is replaced at the head of the list': ({ page }) => ({
    page: (query, deadline) => async () =>
      E.map((told: ListPage) => ({
        ...told,
        rows: [...told.rows].sort((a, b) => (query.order === 'oldest' ? a.at - b.at : b.at - a.at)),
      }))(await page(query, deadline)()),
  }),
  'looks in one shard': paging((page, { form, shards }) => ({
    ...page,
    rows: page.rows.filter(({ id }) => shardOf(form, id, shards).endsWith('#0')),
  })),
}
