import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { sha256 } from '../../../src/adapters/system/stamper.js'
import { receiptOf, type Submission, tombstone } from '../../../src/domain/index.js'
import {
  announce,
  type Change,
  hold,
  leave,
  type Opening,
  release,
  releasedAttempt,
  stateOf,
} from '../../../src/domain/submission/waiting.js'
import { rememberedAttempts, type Wait } from '../../../src/domain/submission/submission.js'
import { attemptAt, freshForm } from '../../../src/testing/sample-forms.js'

const start = 1_700_000_000_000
const place = 'b'.repeat(26)
const form = freshForm({ retain: { days: 400 } })

const waits = fc.constantFrom<readonly Wait[] | undefined>(
  undefined,
  ['review'],
  ['review', 'files'],
  ['files', 'review'],
  ['files'],
  ['confirmation'],
)
/** Something that was stored: open, held by the judge, or waiting for something else. */
const stored = fc.tuple(waits, fc.boolean()).map(([waiting, isKeyed]): Submission => {
  const isHeld = waiting?.includes('review') === true
  const { submission } = attemptAt(form, {
    ...(isKeyed ? { key: 'key-0123456789abcdef' } : {}),
    ...(isHeld ? { why: ['trap', 'words'] } : { notifies: waiting === undefined }),
  })
  return { ...submission, waits: waiting }
})

type Move = 'release' | 'hold' | 'announce' | 'leave'
const move = fc.constantFrom<Move>('release', 'release', 'hold', 'hold', 'announce', 'leave')

const opening = (attemptId: string, now: number): Opening => ({
  attemptId,
  now,
  expiresAt: (at) => at / 1000 + 400 * 86_400,
  notifies: () => true,
})

const changeOf = (name: Move, by: Opening): Change =>
  ({ release: release(by), hold: hold(by), announce: announce(by, place), leave: leave(by, place) })[name]

/** What a change leaves: itself, where it writes nothing. */
const after = (submission: Submission, change: Change): Submission => {
  const step = change(submission)
  return step._tag === 'Put' || step._tag === 'Done' ? step.submission : submission
}

/** A history of moves, each by somebody else a second later. */
const history = fc.tuple(stored, fc.array(move, { maxLength: 12 }))
const played = ([first, moves]: readonly [Submission, readonly Move[]]): readonly Submission[] =>
  moves.reduce<readonly Submission[]>(
    (all, name, n) => [
      ...all,
      after(all.at(-1) ?? first, changeOf(name, opening(`m${n}`, start + n * 1_000))),
    ],
    [first],
  )

describe('changes of what is stored, in whatever order', () => {
  it('leave what was sent and what was told as it is', () => {
    fc.assert(
      fc.property(history, (all) => {
        const [{ form: of, id, at, fingerprint, answer, receipt }] = all
        for (const each of played(all)) {
          expect(each).toMatchObject({ form: of, id, at, fingerprint, answer, receipt })
          if (each.released === undefined) expect(each.fields).toEqual(all[0].fields)
        }
      }),
    )
  })
  it('leave it in one state: open and told of, or waiting, with reasons where it waits for a review', () => {
    fc.assert(
      fc.property(history, (all) => {
        for (const each of played(all)) {
          const isOpen = stateOf(each) === 'open'
          expect(each.waits === undefined).toBe(isOpen)
          expect(each.waits?.length).not.toBe(0)
          expect(new Set(each.waits).size).toBe(each.waits?.length ?? 0)
          expect(each.why !== undefined).toBe(each.waits?.includes('review') === true)
          if (!isOpen) expect(each.notify).toBeUndefined()
        }
      }),
    )
  })
  it('open by a release only', () => {
    fc.assert(
      fc.property(history, move, (all, name) => {
        const last = played(all).at(-1) ?? all[0]
        const next = after(last, changeOf(name, opening('mine', start + 99_000)))
        if (last.waits !== undefined && next.waits === undefined && next.released === undefined)
          expect([name, last.waits, next.event, next.since]).toEqual([
            'release',
            ['review'],
            'released',
            start + 99_000,
          ])
      }),
    )
  })
  it('are done when they are repeated by the same one or by another, and write nothing more', () => {
    fc.assert(
      fc.property(history, move, (all, name) => {
        const last = played(all).at(-1) ?? all[0]
        const mine = changeOf(name, opening('mine', start + 99_000))
        const first = mine(last)
        if (first._tag !== 'Put') return
        expect(mine(first.submission)).toEqual({ _tag: 'Done', submission: first.submission })
        const others = changeOf(name, opening('other', start + 100_000))
        // What also waits for something else is released already, and not open yet.
        if (name !== 'release' || first.submission.waits === undefined)
          expect(others(first.submission)).toEqual({ _tag: 'Done', submission: first.submission })
      }),
    )
  })
  it('know their own writes under seven others, and keep no more than eight', () => {
    fc.assert(
      fc.property(stored, fc.array(move, { maxLength: 7 }), (first, moves) => {
        const mine = hold(opening('mine', start))
        const step = mine({ ...first, waits: undefined, why: undefined })
        if (step._tag !== 'Put') throw new Error('held already')
        const all = played([step.submission, moves])
        const last = all.at(-1) ?? step.submission
        expect(mine(last)).toEqual({ _tag: 'Done', submission: last })
        expect(last.attempts?.length).toBeLessThanOrEqual(rememberedAttempts)
        expect(last.attempts?.at(-1)?.attemptId).toBe(last.attemptId)
      }),
    )
  })
  it('keep for as long as an open one what was released, and change no expiry by an owner’s hold', () => {
    fc.assert(
      fc.property(stored, (first) => {
        const open = after({ ...first, waits: ['review'], why: ['trap'] }, release(opening('a', start)))
        expect(open.expiresAt).toBe(first.at / 1000 + 400 * 86_400)
        const odd = { ...open, expiresAt: 7_000_000_000 }
        const held = after(odd, hold(opening('b', start)))
        expect([held.expiresAt, held.why]).toEqual([7_000_000_000, ['held-by-owner']])
        expect(after(held, release(opening('c', start))).expiresAt).toBe(7_000_000_000)
      }),
    )
  })
  it('leave nothing of what went elsewhere but its answer', () => {
    fc.assert(
      fc.property(history, (all) => {
        const last = after(played(all).at(-1) ?? all[0], leave(opening('mine', start), place))
        expect(last).toMatchObject({ released: place, fields: {} })
        expect([last.listed, last.waits, last.why, last.releasing]).toEqual([
          undefined,
          undefined,
          undefined,
          undefined,
        ])
        for (const name of ['release', 'hold', 'announce', 'leave'] as const)
          expect(changeOf(name, opening('next', start))(last)).toEqual({ _tag: 'Done', submission: last })
      }),
    )
  })
  it('are refused of what is not there, has expired, was erased or is a test', () => {
    fc.assert(
      fc.property(stored, move, (first, name) => {
        const change = changeOf(name, opening('mine', start))
        const tag = (of: Parameters<Change>[0]): unknown => {
          const step = change(of)
          return step._tag === 'Refused' ? step.failure._tag : step._tag
        }
        expect(tag(undefined)).toBe('SubmissionNotFound')
        expect(tag({ ...first, expiresAt: start / 1000 })).toBe('SubmissionNotFound')
        expect(tag({ ...first, test: true })).toBe('SubmissionNotFound')
        expect(tag(tombstone(first.form, first.id, start))).toBe('SubmissionDeleted')
      }),
    )
  })
})

describe('what is released to a natural key', () => {
  it('is as old as it was and as it was sent, open, under a receipt of its own, and says where it came from', () => {
    fc.assert(
      fc.property(stored, (first) => {
        const held: Submission = { ...first, waits: ['review'], why: ['trap'], releasing: place }
        const { submission, kind } = releasedAttempt(held, {
          ...opening('mine', start + 5),
          digest: sha256,
          id: place,
        })
        const { at, fields, fingerprint, answer } = held
        expect(submission).toMatchObject({
          at,
          fields,
          fingerprint,
          answer,
          id: place,
          from: [held.id],
          since: start + 5,
        })
        expect([kind, stateOf(submission), submission.why, submission.releasing]).toEqual([
          'n',
          'open',
          undefined,
          undefined,
        ])
        expect(submission.receipt).toBe(receiptOf(sha256, submission))
        expect(submission.attempts?.at(-1)).toMatchObject({
          attemptId: 'mine',
          values: fingerprint.slice(0, 16),
        })
      }),
    )
  })
})
