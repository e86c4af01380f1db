import { expect } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { AnyForm, Attempt } from '../../src/domain/index.js'
import type { SubmissionRepository } from '../../src/ports/submission-repository.js'
import { attemptAt, freshForm, type Sent } from '../../src/testing/sample-forms.js'

/** Several submissions, and perhaps an erasure, that arrive at once, and what must be true then. */
export interface Scene {
  readonly name: string
  readonly arriving: number
  readonly play: (repository: SubmissionRepository) => Promise<void>
}

const key = 'key-0123456789abcdef'
const start = 1_700_000_000_000
const later = (): number => start + 20_000

const attempts = (form: AnyForm, sent: readonly Sent[]): readonly Attempt[] =>
  sent.map((each, n) => attemptAt(form, { at: start + n, ...each }))

const add = async (repository: SubmissionRepository, attempt: Attempt): Promise<string> => {
  const result = await repository.add(attempt, later())()
  return E.isRight(result) ? `${result.right._tag} ${result.right.submission.receipt}` : result.left._tag
}

const addAll = async (repository: SubmissionRepository, all: readonly Attempt[]): Promise<string[]> =>
  Promise.all(all.map((each) => add(repository, each)))

const storedFor = async (repository: SubmissionRepository, { submission: { form, id } }: Attempt) => {
  const found = await repository.find(form, id, later())()
  return E.isRight(found) ? O.toUndefined(found.right) : undefined
}

const count = (told: readonly string[], tag: string): number =>
  told.filter((each) => each.startsWith(tag)).length

const values = ['one', 'two', 'three'] as const

const once = (arriving: number): Scene => ({
  name: `${arriving} of the same: one is created, the others are replays of it`,
  arriving,
  play: async (repository) => {
    const all = attempts(
      freshForm(),
      values.slice(0, arriving).map(() => ({ key })),
    )
    const told = await addAll(repository, all)
    const stored = await storedFor(repository, all[0]!)
    const replays = Array.from({ length: arriving - 1 }, () => `Replayed ${stored?.receipt}`)
    expect([...told].sort()).toEqual([`Created ${stored?.receipt}`, ...replays])
  },
})

const conflict = (arriving: number, natural: boolean): Scene => ({
  name: `${arriving} of one ${natural ? 'natural' : 'sent'} key with other values: one is created, the others are refused`,
  arriving,
  play: async (repository) => {
    const form = freshForm(natural ? { naturalKey: 'id' } : {})
    const all = attempts(
      form,
      values.slice(0, arriving).map((value) => ({ value, key })),
    )
    const told = await addAll(repository, all)
    const stored = await storedFor(repository, all[0]!)
    expect(count(told, natural ? 'KeyTaken' : 'KeyReused')).toBe(arriving - 1)
    expect(told).toContain(`Created ${stored?.receipt}`)
  },
})

const replacement = (arriving: number): Scene => ({
  name: `${arriving} that replace: each is carried out, and no retry of an older one wins`,
  arriving,
  play: async (repository) => {
    const form = freshForm({ naturalKey: 'id', whenTaken: 'replace' })
    const sent = values.slice(0, arriving).map((value) => ({ value, key: `key-of-${value}-0123456789` }))
    const all = attempts(form, sent)
    const told = await addAll(repository, all)
    const stored = await storedFor(repository, all[0]!)
    expect([count(told, 'Created'), count(told, 'Replaced')]).toEqual([1, arriving - 1])
    expect(told.some((each) => each.endsWith(stored?.receipt ?? '?'))).toBe(true)
    expect(stored?.attempts?.map(({ attemptId }) => attemptId).sort()).toEqual(
      all.map(({ submission }) => submission.attemptId).sort(),
    )
    for (const retry of attempts(form, sent)) {
      const mine = retry.submission.fields['value'] === stored?.fields['value']
      expect(await add(repository, retry)).toBe(mine ? `Replayed ${stored?.receipt}` : 'Superseded')
    }
  },
})

const erasure = (arriving: number): Scene => ({
  name: `${arriving} of the same and an erasure: nothing is left, whoever came last`,
  arriving,
  play: async (repository) => {
    const form = freshForm()
    const all = attempts(
      form,
      values.slice(0, arriving).map(() => ({ key })),
    )
    const { id } = all[0]!.submission
    const [told] = await Promise.all([addAll(repository, all), repository.erase(form.name, id, later())()])
    expect(await storedFor(repository, all[0]!)).toBeUndefined()
    expect(count(told, 'Created')).toBeLessThanOrEqual(1)
    expect(count(told, 'Created') + count(told, 'Replayed') + count(told, 'SubmissionDeleted')).toBe(arriving)
    expect(await add(repository, attempts(form, [{ key }])[0]!)).toBe('SubmissionDeleted')
  },
})

const expiry = (arriving: number): Scene => ({
  name: `${arriving} that find one that has expired: one takes its place`,
  arriving,
  play: async (repository) => {
    const form = freshForm({ naturalKey: 'id', retain: { days: 1 } })
    await repository.add(attemptAt(form, { value: 'old', at: start - 172_800_000 }), later())()
    const all = attempts(
      form,
      values.slice(0, arriving).map((value) => ({ value })),
    )
    const told = await addAll(repository, all)
    expect([count(told, 'Created'), count(told, 'KeyTaken')]).toEqual([1, arriving - 1])
    expect(told).toContain(`Created ${(await storedFor(repository, all[0]!))?.receipt}`)
  },
})

export const scenes: readonly Scene[] = [2, 3].flatMap((arriving) => [
  once(arriving),
  conflict(arriving, false),
  conflict(arriving, true),
  replacement(arriving),
  expiry(arriving),
  ...(arriving === 2 ? [erasure(arriving)] : []),
])

/** The moment at which all scenes play. */
export const sceneClock = (): number => start
