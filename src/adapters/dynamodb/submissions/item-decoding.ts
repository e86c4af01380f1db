import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'
import type { RepositoryError } from '../../../domain/failure/failure.js'
import { lazily } from '../../../domain/kernel/lazily.js'
import { idIn, type Row, timeOf } from '../../../domain/reading/list.js'
import { type Reason, reasons } from '../../../domain/spam/reason.js'
import type { Stored, Submission } from '../../../domain/submission/submission.js'
import { layout } from './item.js'

const Fields = lazily(() => t.record(t.string, t.unknown))

const TombstoneItem = lazily(() =>
  t.type({
    form: t.string,
    id: t.string,
    at: t.number,
    erased: t.literal(true),
    expiresAt: t.number,
  }),
)

const ReasonCode = lazily(() =>
  t.keyof(Object.fromEntries(reasons.map((reason) => [reason, null])) as Record<Reason, null>),
)

const SubmissionItem = lazily(() =>
  t.intersection([
    t.type({
      v: t.literal(layout),
      form: t.string,
      formVersion: t.string,
      id: t.string,
      at: t.number,
      fields: Fields(),
      attemptId: t.string,
      fingerprint: t.string,
      answer: t.type({ status: t.number, message: t.string }),
      receipt: t.string,
    }),
    // An item without index keys is in no list.
    t.union([t.type({ sort: t.string }), t.type({ test: t.literal(true) }), t.type({ released: t.string })]),
    t.partial({
      listed: Fields(),
      result: Fields(),
      resultVersion: t.string,
      attempts: t.array(
        t.intersection([t.type({ attemptId: t.string }), t.partial({ keyHash: t.string, values: t.string })]),
      ),
      expiresAt: t.number,
      waits: t.array(t.keyof({ review: null, files: null, confirmation: null })),
      why: t.array(ReasonCode()),
      event: t.keyof({ received: null, replaced: null, released: null, confirmed: null }),
      notify: t.literal(1),
      from: t.array(t.string),
      releasing: t.string,
    }),
  ]),
)

const RowItem = lazily(() =>
  t.intersection([
    t.type({ id: t.string, at: t.number, sort: t.string }),
    t.partial({ listed: Fields(), expiresAt: t.number }),
  ]),
)

type SubmissionItem = t.TypeOf<ReturnType<typeof SubmissionItem>>

const withoutIndex = (item: SubmissionItem): Submission => {
  if (!('sort' in item)) {
    const { v: _v, ...rest } = item
    return { ...rest, since: item.at }
  }
  const { v: _v, sort, ...rest } = item
  return { ...rest, since: timeOf(sort) }
}

/** Names the invalid members of an item, without their values. */
const unreadable = (errors: t.Errors): Error =>
  new Error(
    `unreadable item at ${errors.map(({ context }) => context.map(({ key }) => key).join('.')).join(' ')}`,
  )

const Item = lazily(() => t.union([TombstoneItem(), SubmissionItem()]))

/** Whether a newer version of DynamoSync wrote an item: it has a greater version of the layout. */
const isNewer = (item: unknown): boolean => Number((item as { readonly v?: unknown } | null)?.v) > layout

/** Decodes a stored item: rows are as untrusted as requests. */
export const storedIn = (item: unknown): E.Either<RepositoryError, Stored> =>
  pipe(
    Item().decode(item),
    E.bimap(
      (errors): RepositoryError => ({
        _tag: 'ItemUnreadable',
        cause: unreadable(errors),
        newer: isNewer(item),
      }),
      (stored): Stored =>
        'erased' in stored ? t.exact(TombstoneItem()).encode(stored) : withoutIndex(knownPart(stored)),
    ),
  )

/** Drops the keys of the table and the index, which follow from the rest. */
const knownPart = (item: SubmissionItem): SubmissionItem =>
  Object.fromEntries(
    Object.entries(item).filter(([name]) => name !== 'pk' && name !== 'shard'),
  ) as typeof item

const position = /^\d{13}#./

/** Decodes only the key of a row. The id in it names the submission, which cannot be read either. */
const keyRow = (item: unknown): E.Either<unknown, Row> => {
  const sort = (item as { readonly sort?: unknown } | null)?.sort
  return typeof sort === 'string' && position.test(sort)
    ? E.right({ id: idIn(sort), at: timeOf(sort), listed: undefined, expiresAt: undefined, position: sort })
    : E.left(undefined)
}

/** Decodes a row of the index `byTime`. For a row that a newer version wrote, the key is enough. */
export const rowIn = (item: unknown): E.Either<Error, Row> =>
  pipe(
    RowItem().decode(item),
    E.map(({ id, at, sort, listed, expiresAt }): Row => ({ id, at, listed, expiresAt, position: sort })),
    E.orElse((errors) =>
      pipe(
        keyRow(item),
        E.mapLeft(() => unreadable(errors)),
      ),
    ),
  )
