import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { record } from '../../../forms/record.js'
import { memoryRepository } from '../../../src/adapters/memory/index.js'
import { sha256 } from '../../../src/adapters/system/index.js'
import { form } from '../../../src/domain/form/form.js'
import { listQuery } from '../../../src/domain/reading/list.js'
import type { Attempt } from '../../../src/domain/submission/submission.js'
import { text } from '../../../src/domain/field/kinds/text.js'
import { find } from '../../../src/handlers/use-cases/reading/find.js'
import { type Submit, submit } from '../../../src/handlers/use-cases/submit.js'
import type { SubmissionRepository } from '../../../src/ports/submission-repository.js'
import { anythingAtAll, filledText, recordValues } from '../../domain/arbitrary.js'
import { noon } from '../serving/app.js'

const note = form('note', { line: text({ label: 'Line', maxLength: 100_000 }) })
const strict = form('strict', { line: text({ label: 'Line', maxLength: 10 }) }, { keyRequired: true })
const closed = form('closed', note.fields, { closes: noon })
const deadline = noon + 5_000

/** The use cases on a new memory store; each stamp is a millisecond after the previous one. */
const useCases = (of?: Pick<SubmissionRepository, 'add'>) => {
  const repository = memoryRepository({ clock: () => noon })
  let stamps = 0
  const stamper = () => {
    stamps += 1
    return { attemptId: `attempt-${stamps}`, random: `random-${stamps}`, receivedAt: noon + stamps }
  }
  const task = submit({ stamper, digest: sha256, repository: { ...repository, ...of } })
  return {
    repository,
    stamps: () => stamps,
    task: (sent: Submit) => task(sent, deadline),
    send: (sent: Submit) => task(sent, deadline)(),
    find: (id: string) => find({ repository })('record', id, deadline)(),
  }
}

const values = { id: '42', value: 'hello' }
const told = (result: E.Either<{ readonly _tag: string }, { readonly _tag: string }>): string =>
  E.isRight(result) ? result.right._tag : result.left._tag

describe('submit', () => {
  it('stores what was accepted, and finds it as it was sent', async () => {
    await fc.assert(
      fc.asyncProperty(recordValues, async (input) => {
        const { send, find: ask } = useCases()
        const sent = await send({ form: record, input })
        expect(sent).toMatchObject(E.right({ _tag: 'Created' }))
        const id = E.isRight(sent) ? sent.right.submission.id : ''
        const lines = (typed: string): string => typed.replace(/\r\n?/g, '\n')
        const fields = { id: lines(input.id), value: lines(input.value) }
        expect(await ask(id)).toMatchObject(E.right({ fields, id, at: noon + 1, form: 'record' }))
      }),
    )
  })

  it('does nothing until it is run, and everything again each time', async () => {
    const { task, stamps } = useCases()
    const sending = task({ form: note, input: { line: 'a' } })
    expect(stamps()).toBe(0)
    expect([told(await sending()), told(await sending()), stamps()]).toStrictEqual(['Created', 'Created', 2])
  })

  it('stores nothing of what it refuses', async () => {
    let added = 0
    const counting = {
      add: (attempt: Attempt) => {
        added += 1
        return TE.right({ _tag: 'Created' as const, submission: attempt.submission })
      },
    }
    const { send } = useCases(counting)
    const key = 'k'.repeat(16)
    expect(told(await send({ form: record, input: {} }))).toBe('ValidationFailed')
    expect(told(await send({ form: record, input: values, key: 'short' }))).toBe('KeyInvalid')
    expect(told(await send({ form: strict, input: { line: 'a' } }))).toBe('KeyMissing')
    expect(told(await send({ form: closed, input: { line: 'a' } }))).toBe('FormClosed')
    expect(added).toBe(0)
    expect(told(await send({ form: strict, input: { line: 'a' }, key }))).toBe('Created')
    expect(added).toBe(1)
  })

  it('gives the store the time that is left, and passes on what it says', async () => {
    let given = 0
    const { send } = useCases({
      add: (_attempt, until) => {
        given = until
        return TE.left({ _tag: 'StoreThrottled', cause: 'busy' })
      },
    })
    expect(await send({ form: record, input: values })).toStrictEqual(
      E.left({ _tag: 'StoreThrottled', cause: 'busy' }),
    )
    expect(given).toBe(deadline)
  })

  it('is a success or a refusal, whatever arrives', async () => {
    await fc.assert(
      fc.asyncProperty(anythingAtAll, async (input) => {
        const { send } = useCases()
        const result = await send({ form: record, input: input as Submit['input'] })
        expect(['Created', 'ValidationFailed']).toContain(told(result))
      }),
    )
  })
})

describe('a form with a time of its own', () => {
  const line = { line: 'a' }

  it.each([
    ['before it opens', { opens: noon + 2 }, 'FormClosed'],
    ['from the moment that it opens', { opens: noon + 1 }, 'Created'],
    ['until it closes', { closes: noon + 2 }, 'Created'],
    ['from the moment that it closes', { closes: noon + 1 }, 'FormClosed'],
  ])('takes what is sent, or not: %s', async (_, time, expected) => {
    expect(told(await useCases().send({ form: form('timed', note.fields, time), input: line }))).toBe(
      expected,
    )
  })
})

describe('exactly once', () => {
  it('means one submission for one key, however often and in whichever order it is sent', async () => {
    const keys = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(16))
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...keys), { minLength: 1, maxLength: 20 }),
        filledText,
        async (sent, line) => {
          const { send, repository } = useCases()
          const results = await Promise.all(sent.map((key) => send({ form: note, input: { line }, key })))
          const created = results.filter((result) => told(result) === 'Created')
          expect(created).toHaveLength(new Set(sent).size)
          expect(results.map(told).filter((tag) => tag !== 'Created')).toStrictEqual(
            Array<string>(sent.length - created.length).fill('Replayed'),
          )
          const page = await repository.page(listQuery(note), deadline)()
          expect(E.isRight(page) ? page.right.rows.length : -1).toBe(new Set(sent).size)
        },
      ),
    )
  })

  it('gives a retry the very submission that is stored, first time and receipt included', async () => {
    const { send } = useCases()
    const first = await send({ form: record, input: values, key: 'k'.repeat(16) })
    const again = await send({ form: record, input: { ...values }, key: 'k'.repeat(16) })
    expect(E.isRight(first) && E.isRight(again) ? again.right.submission : again).toStrictEqual(
      E.isRight(first) ? first.right.submission : undefined,
    )
  })

  it('leaves the latest values of a form that replaces, whatever is sent late', async () => {
    const { send, find: ask } = useCases()
    const [old, young] = ['first-key-0000000', 'second-key-000000']
    await send({ form: record, input: { id: '42', value: 'old' }, key: old })
    const replaced = await send({ form: record, input: { id: '42', value: 'new' }, key: young })
    const late = await send({ form: record, input: { id: '42', value: 'old' }, key: old })
    expect([told(replaced), told(late)]).toStrictEqual(['Replaced', 'Superseded'])
    expect(await ask('dfrrnabzncopsw2qwhxeezqiuj')).toMatchObject(
      E.right({ fields: { value: 'new' }, since: noon + 1 }),
    )
  })
})

describe('find', () => {
  it('reports that there is none', async () => {
    expect(await useCases().find('a'.repeat(26))).toStrictEqual(E.left({ _tag: 'SubmissionNotFound' }))
  })
})
