import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { memoryRepository } from '../../src/adapters/memory/repository.js'
import type { Submission } from '../../src/domain/index.js'
import type { FoundSubmissions } from '../../src/domain/reading/found.js'
import {
  another,
  answering,
  counting,
  fieldsBy,
  freshId,
  given,
  more,
  reading,
  seeing,
  storing,
} from './breaks.js'
import type { Breaks } from './waiting-mutants.js'

/** Ways of being wrong about what is stored, each a member or two of a right repository replaced. */
export const storedMutants: Readonly<Record<string, Breaks>> = {
  'stores nothing and says that it did': () => ({
    add:
      ({ submission }) =>
      () =>
        Promise.resolve(E.right({ _tag: 'Created', submission })),
  }),
  'begins its work before it is run': ({ find }) => ({
    find: (...asked) => {
      const early = find(...asked)()
      return () => early
    },
  }),
  'takes each try for a new attempt': storing(() => ({ attemptId: another() })),
  'takes each key for a new one': storing(({ id }) => ({ id: freshId(id) })),
  'tells a retry what the retry brought': answering(({ _tag }, { submission }) =>
    _tag === 'Replayed' ? { submission } : {},
  ),
  'calls a replay created': answering(({ _tag }) => (_tag === 'Replayed' ? { _tag: 'Created' } : {})),
  'calls what it created a replay': answering(({ _tag }) => (_tag === 'Created' ? { _tag: 'Replayed' } : {})),
  'calls a replacement created': answering(({ _tag }) => (_tag === 'Replaced' ? { _tag: 'Created' } : {})),
  'takes any values under a key for the same': storing(() => ({ fingerprint: 'the same' })),
  'takes no values under a key for the same': storing(() => ({ fingerprint: another() })),
  'replaces where the form refuses': given(() => ({ whenTaken: 'replace' })),
  'refuses where the form replaces': given(() => ({ whenTaken: 'refuse' })),
  'forgets the keys of attempts': storing(({ attempts }) => ({
    attempts: attempts?.map(({ attemptId }) => ({ attemptId })),
  })),
  'forgets what values a key came with': storing(({ attempts }) => ({
    attempts: attempts?.map(({ attemptId, keyHash }) => ({ attemptId, keyHash })),
  })),
  'answers a replacement as if it were new': given(({ submission }) => ({
    replacedAnswer: submission.answer,
  })),
  'looks, and stores a moment later': ({ add, find }) => {
    const seen = new Set<string>()
    return {
      add: (attempt, deadline) => async () => {
        const { form, id } = attempt.submission
        const isNew = !seen.has(`${form}#${id}`)
        await Promise.resolve()
        await find(form, id, deadline)()
        seen.add(`${form}#${id}`)
        const told = await add(attempt, deadline)()
        return isNew && E.isRight(told) && told.right._tag === 'Replayed'
          ? E.right({ _tag: 'Created', submission: attempt.submission })
          : told
      },
    }
  },
  'begins before it is run': ({ add }) => ({
    add: (attempt, deadline) => {
      const told = add(attempt, deadline)()
      return () => told
    },
  }),
  'erases before it is run': ({ erase }) => ({
    erase: (...asked) => {
      const told = erase(...asked)()
      return () => told
    },
  }),
  'changes what it is given': ({ add }) => ({
    add: (attempt, deadline) => async () => {
      const told = await add(attempt, deadline)()
      Object.assign(attempt.submission.answer, { status: 299 })
      return told
    },
  }),
  'hands out what it keeps': ({ find }) => {
    const kept = new Map<string, Submission>()
    return {
      find: (form, id, deadline) => async () => {
        const told = await find(form, id, deadline)()
        if (E.isLeft(told) || O.isNone(told.right)) return told
        const known = kept.get(id)
        const same = known?.attemptId === told.right.value.attemptId ? known : told.right.value
        kept.set(id, same)
        return E.right(O.some(same))
      },
    }
  },
  'finds late': ({ find }, clock) => {
    const first = new Map<string, number>()
    return {
      find: (form, id, deadline) => async () => {
        const told = await find(form, id, deadline)()
        if (E.isLeft(told) || O.isNone(told.right)) return told
        const since = first.get(told.right.value.attemptId)
        first.set(told.right.value.attemptId, since ?? clock())
        return since === undefined ? E.right(O.none) : told
      },
    }
  },
  'reads what was there when it was first read': ({ read }) => {
    const first = new Map<string, Submission>()
    return {
      read:
        (...asked) =>
        async () =>
          E.map((several: FoundSubmissions) => ({
            ...several,
            submissions: several.submissions.map((one) => {
              const known = first.get(one.id) ?? one
              first.set(one.id, known)
              return known
            }),
          }))(await read(...asked)()),
    }
  },
  'never lets anything expire': storing(({ test }) => (test === true ? {} : { expiresAt: undefined })),
  'lets everything expire a second late': storing(({ expiresAt }) =>
    expiresAt === undefined ? {} : { expiresAt: expiresAt + 1 },
  ),
  'keeps tests for ever': storing(({ test }) => (test === true ? { expiresAt: undefined } : {})),
  'takes a test for a submission': storing(({ test }) => (test === true ? { test: undefined } : {})),
  'asks its own clock whether something has expired': ({ add }, clock) => ({
    add: (attempt, deadline) =>
      add({ ...attempt, submission: { ...attempt.submission, since: clock() } }, deadline),
  }),
  'erases nothing': () => ({ erase: () => () => Promise.resolve(E.right(undefined)) }),
  'erases without a tombstone': (_, clock) => {
    const erased = new Set<string>()
    const right = memoryRepository({ clock })
    const isErased = (form: string, id: string): boolean => erased.has(`${form}#${id}`)
    return {
      ...right,
      erase: (form, id) => () => {
        erased.add(`${form}#${id}`)
        return Promise.resolve(E.right(undefined))
      },
      find: (form, id, deadline) => async () =>
        isErased(form, id) ? E.right(O.none) : right.find(form, id, deadline)(),
      add: (attempt, deadline) => {
        erased.delete(`${attempt.submission.form}#${attempt.submission.id}`)
        return right.add(attempt, deadline)
      },
    }
  },
  'complains where there is nothing to erase': ({ erase, find }) => ({
    erase: (form, id, deadline) => async () => {
      const found = await find(form, id, deadline)()
      return E.isRight(found) && O.isNone(found.right)
        ? E.left({ _tag: 'StoreBroken', cause: new Error('nothing there') })
        : erase(form, id, deadline)()
    },
  }),
  'knows no forms, only ids': (_, clock) => {
    const right = memoryRepository({ clock })
    const one = 'one-form'
    return {
      add: (attempt, deadline) =>
        right.add({ ...attempt, submission: { ...attempt.submission, form: one } }, deadline),
      find: (__, id, deadline) => right.find(one, id, deadline),
      erase: (__, id, deadline) => right.erase(one, id, deadline),
    }
  },
  'erases in whichever form an id is': ({ add, erase }) => {
    const forms = new Map<string, string>()
    return {
      add: (attempt, deadline) => {
        forms.set(attempt.submission.id, attempt.submission.form)
        return add(attempt, deadline)
      },
      erase: (form, id, deadline) => erase(forms.get(id) ?? form, id, deadline),
    }
  },
  'reads in an order of its own': reading(({ submissions }) => ({
    submissions: [...submissions].sort((a, b) => (a.id < b.id ? -1 : 1)),
  })),
  'reads each once': reading(({ submissions }) => ({
    submissions: [...new Map(submissions.map((each) => [each.id, each])).values()],
  })),
  'reads a hundred at most': reading(({ submissions }) => ({ submissions: submissions.slice(0, 100) })),
  'calls what is not there unreadable': reading(({ submissions }, ids) => ({
    submissions: submissions.length < ids.length ? submissions.slice(1) : submissions,
  })),
  'counts one too many': counting((count) => more(count, 1)),
  'counts one too few': counting((count) => more(count, -1)),
  'counts to the end of the second': ({ count }) => ({
    count: (query, deadline) => count({ ...query, to: Math.ceil(query.to / 1_000) * 1_000 + 1 }, deadline),
  }),
  'counts from the beginning': ({ count }) => ({
    count: (query, deadline) => count({ ...query, from: 0 }, deadline),
  }),
  'always has too many to count': () => ({
    count:
      ({ from }) =>
      () =>
        Promise.resolve(E.right({ _tag: 'TooMany', before: from })),
  }),
  'cuts long texts': storing(fieldsBy((leaf) => (typeof leaf === 'string' ? leaf.slice(0, 65_535) : leaf))),
  'knows only small characters': storing(
    fieldsBy((leaf) => (typeof leaf === 'string' ? leaf.replaceAll(/[\u{10000}-\u{10ffff}]/gu, '?') : leaf)),
  ),
  'trims texts': storing(fieldsBy((leaf) => (typeof leaf === 'string' ? leaf.trim() : leaf))),
  'rounds numbers': storing(fieldsBy((leaf) => (typeof leaf === 'number' ? Math.fround(leaf) : leaf))),
  'keeps yes and no as numbers': storing(
    fieldsBy((leaf) => (typeof leaf === 'boolean' ? Number(leaf) : leaf)),
  ),
  'loses what is null': storing(fieldsBy((leaf) => (leaf === null ? undefined : leaf))),
  'loses what a form computed': seeing(() => ({ result: undefined })),
  'loses the version of a computation': seeing(() => ({ resultVersion: undefined })),
  'loses the receipt': seeing(() => ({ receipt: '' })),
  'loses the version of the form': seeing(() => ({ formVersion: '1' })),
  'works on after a deadline': (right, clock) => ({
    add: (attempt) => right.add(attempt, clock() + 1_000),
  }),
  'reads after a deadline': (right, clock) => ({
    find: (form, id) => right.find(form, id, clock() + 1_000),
  }),
  'says after a deadline that nobody knows': ({ add }, clock) => ({
    add: (attempt, deadline) =>
      clock() < deadline
        ? add(attempt, deadline)
        : () => Promise.resolve(E.left({ _tag: 'OutcomeUnknown', cause: 0 })),
  }),
  'answers what needs no store even late': ({ read }) => ({
    read: (form, ids, deadline) =>
      ids.length === 0
        ? () => Promise.resolve(E.right({ submissions: [], unreadable: [] }))
        : read(form, ids, deadline),
  }),
  'throws instead of answering': ({ find }) => ({
    find: (form, id, deadline) => {
      if (id.startsWith('a')) throw new Error('no such id')
      return find(form, id, deadline)
    },
  }),
  'never answers': ({ erase }) => ({
    erase:
      (...asked) =>
      async () => {
        await erase(...asked)()
        return new Promise(() => undefined)
      },
  }),
}
