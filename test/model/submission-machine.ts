import fc from 'fast-check'
import { expect } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { sha256 } from '../../src/adapters/system/stamper.js'
import { type AnyForm, listQuery, submissionId } from '../../src/domain/index.js'
import type { SubmissionRepository } from '../../src/ports/submission-repository.js'
import type { Post, Seen } from '../handlers/visitor.js'

/** What a form keeps under one id, as simply as it can be said. */
type Entry =
  | { readonly _tag: 'Erased'; readonly until: number }
  | {
      readonly _tag: 'Kept'
      readonly form: string
      readonly value: string
      /** The answer that was given, which a replay gives again. */
      readonly told: Pick<Seen, 'status' | 'body'>
      readonly since: number
      readonly until: number
      /** Keys that values came under, the newest last; only where values may be replaced. */
      readonly keys: readonly Submitted[]
    }

export interface Model {
  now: number
  readonly forms: readonly AnyForm[]
  readonly entries: Map<string, Entry>
}

/** The program under test, and its clock. */
export interface Real {
  readonly post: (post: Post) => Promise<Seen>
  readonly repository: SubmissionRepository
  readonly tick: (milliseconds: number) => void
}

type Command = fc.AsyncCommand<Model, Real>

const day = 86_400_000
const remembered = 8

const identity = (form: AnyForm, id: string, key: string | undefined): string | undefined => {
  if (form.naturalKey !== undefined) return submissionId(sha256, form.name, { kind: 'n', key: id })
  return key === undefined ? undefined : submissionId(sha256, form.name, { kind: 'k', key })
}

const untilOf = (form: AnyForm, now: number): number =>
  form.retain === undefined ? Infinity : now + form.retain.days * day

type Kept = Extract<Entry, { readonly _tag: 'Kept' }>

interface Submitted {
  readonly value: string
  readonly key: string | undefined
}

/** What the model says to a submission: the status, and what is kept then. */
interface Says {
  readonly status: number
  readonly replayed?: true
  readonly keep?: Partial<Kept>
}

/** The same values again: told the same, and where they may be replaced a new key is written down. */
const replay = (entry: Kept, keys: Kept['keys'], isNews: boolean): Says => ({
  status: entry.told.status,
  replayed: true,
  ...(isNews ? { keep: { keys } } : {}),
})

const replacement = (entry: Kept, { value, key }: Submitted, until: number): Says => {
  const keys = [...entry.keys, { value, key }].slice(-remembered)
  const known = key === undefined ? undefined : entry.keys.findLast((each) => each.key === key)
  if (entry.value === value) return replay(entry, keys, key !== undefined && known === undefined)
  if (known !== undefined) return { status: known.value === value ? 409 : 422 }
  return { status: 200, keep: { value, until, since: entry.since, keys } }
}

const expected = (form: AnyForm, now: number, entry: Entry | undefined, sent: Submitted): Says => {
  const until = untilOf(form, now)
  if (entry === undefined || entry.until <= now)
    return { status: 201, keep: { form: form.name, value: sent.value, since: now, until, keys: [sent] } }
  if (entry._tag === 'Erased') return { status: 410 }
  if (form.whenTaken === 'replace') return replacement(entry, sent, until)
  if (entry.value === sent.value) return replay(entry, entry.keys, false)
  return { status: form.naturalKey === undefined ? 422 : 409 }
}

/** What the model keeps from now on. */
const keep = (model: Model, name: string, { keep: kept, replayed }: Says, { status, body }: Seen): void => {
  if (kept === undefined) return
  const told = replayed ? {} : { told: { status, body } }
  model.entries.set(name, { ...model.entries.get(name), ...kept, ...told, _tag: 'Kept' } as Kept)
}

/** A command on one of the model's forms. */
const onForm = (
  kind: number,
  words: string,
  run: (form: AnyForm, model: Model, real: Real) => Promise<void>,
): Command => ({
  check: () => true,
  toString: () => `form ${kind}: ${words}`,
  run: async (model, real) => {
    const form = model.forms[kind]
    if (form !== undefined) await run(form, model, real)
  },
})

/** One submission; sent twice it is a retry, with another value it is a reuse of its key or a replacement. */
const submitCommand = (kind: number, id: string, value: string, key: string | undefined): Command =>
  onForm(kind, `submit ${id}=${value}, ${key ?? 'no key'}`, async (form, model, { post }) => {
    const found = identity(form, id, key)
    const entry = found === undefined ? undefined : model.entries.get(found)
    const says = expected(form, model.now, entry, { value: `${id}/${value}`, key })
    const seen = await post({ form: form.name, fields: { id, value }, key })
    expect([seen.status, seen.replayed]).toEqual([says.status, says.replayed ?? false])
    if (says.replayed && entry?._tag === 'Kept') expect(seen.body).toBe(entry.told.body)
    keep(model, found ?? seen.answer.id ?? '', says, seen)
  })

const eraseCommand = (kind: number, id: string, key: string): Command =>
  onForm(kind, `erase ${id}, ${key}`, async (form, model, { repository }) => {
    const name = identity(form, id, key) ?? ''
    expect(E.isRight(await repository.erase(form.name, name, model.now + 5_000)())).toBe(true)
    const entry = model.entries.get(name)
    if (entry?._tag === 'Erased' && entry.until > model.now) return
    model.entries.set(name, { _tag: 'Erased', until: model.now + day })
  })

const waitCommand = (hours: number): Command => ({
  check: () => true,
  toString: () => `wait ${hours} h`,
  run: (model, { tick }) => {
    model.now += hours * 3_600_000
    tick(hours * 3_600_000)
    return Promise.resolve()
  },
})

/** The list shows what the model keeps, in the order of the first values. */
const listCommand = (kind: number): Command =>
  onForm(kind, 'list', async (form, model, { repository }) => {
    const page = await repository.page(listQuery(form, { limit: 200 }), model.now + 5_000)()
    if (E.isLeft(page)) throw new Error(page.left._tag)
    const kept = [...model.entries].flatMap(([name, entry]) =>
      entry._tag === 'Kept' && entry.form === form.name && entry.until > model.now
        ? [`${entry.since}#${name}`]
        : [],
    )
    expect(page.right.rows.map(({ position }) => position)).toEqual(kept.sort().reverse())
  })

/** Histories of what people and owners do, on few ids, values and keys, so that they meet. */
export const submissionCommands = (kinds: number) => {
  const kind = fc.nat(kinds - 1)
  const id = fc.constantFrom('a', 'b')
  const value = fc.constantFrom('one', 'two', 'three')
  const key = fc.constantFrom('key-1-0123456789', 'key-2-0123456789', 'key-3-0123456789')
  const maybeKey = fc.option(key, { nil: undefined })
  const sent = fc.tuple(kind, id, value, maybeKey).map((given) => submitCommand(...given))
  return fc.commands<Model, Real, false>(
    [
      sent,
      sent,
      fc.tuple(kind, id, key).map((given) => eraseCommand(...given)),
      fc.constantFrom(1, 23, 24, 49).map(waitCommand),
      kind.map(listCommand),
    ],
    { maxCommands: 40, size: 'max' },
  )
}
