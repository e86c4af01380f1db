import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { memoryRepository } from '../../../src/adapters/memory/repository.js'
import { refuse } from '../../../src/domain/form/computation.js'
import { type AnyForm, form } from '../../../src/domain/form/form.js'
import { integer } from '../../../src/domain/field/kinds/integer.js'
import { app, json, membersOf, noon } from '../serving/app.js'
import { verified } from './verified.js'

const Sum = t.strict({ sum: t.string, detail: t.strict({ b: t.number, a: t.number }) })
type Sum = t.TypeOf<typeof Sum>
type Run = (values: { readonly a: number; readonly b: number }) => E.Either<never, Sum>

const fields = { a: integer({ label: 'A', min: 0, max: 9 }), b: integer({ label: 'B', min: 0, max: 9 }) }

const adding: Run = ({ a, b }) => E.right({ sum: String(a + b), detail: { b, a } })

const sums = (run: Run, version: string, earlier: Readonly<Record<string, Run>> = {}): AnyForm =>
  form('sums', fields, {
    compute: { version, result: Sum, run, earlier: earlier as Readonly<Record<string, never>> },
  })

const parts = {
  path: '/forms/sums',
  headers: { ...json, 'idempotency-key': 'a-key-of-16-signs' },
  body: '{"a":2,"b":3}',
}

/** Answers of a form on a repository, and the stored submissions. */
const on = (repository = memoryRepository({ clock: () => noon })) => ({
  repository,
  send: (of: AnyForm) => app({ forms: [of], repository }).send(parts),
  findings: async (of: AnyForm) => {
    const { checked, findings } = await verified(of, repository, () => noon)
    return [checked, ...findings.map(({ what }) => what)]
  },
})

describe('a form that computes', () => {
  it('answers with the result, its members in the order of the alphabet', async () => {
    const { send } = on()
    const answer = await send(sums(adding, '1'))
    expect(answer.status).toBe(201)
    expect(answer.body).toContain('"result":{"detail":{"a":2,"b":3},"sum":"5"},"receipt":"1-')
  })

  it.each<[string, Run]>([
    ['would compute another', () => E.right({ sum: 'more', detail: { a: 0, b: 0 } })],
    ['would refuse it', () => refuse({ field: 'a' }) as never],
    [
      'is broken',
      () => {
        throw new Error('broken')
      },
    ],
  ])('tells a retry the stored result, also when a newer version %s', async (_, run) => {
    const { repository, send } = on()
    const first = await send(sums(adding, '1'))
    const newer = app({ forms: [sums(run, '2')], repository })
    await newer.send({ ...parts, headers: json })
    const again = await newer.send(parts)
    expect(again.headers['idempotency-replayed']).toBe('true')
    expect([again.status, again.body]).toStrictEqual([first.status, first.body])
  })

  it.each<[string, Run]>([
    [
      'throws',
      () => {
        throw new Error('sEcReT')
      },
    ],
    ['gives what its codec refuses', () => E.right({ sum: 5 } as unknown as Sum)],
  ])('answers 500 and stores nothing where the function %s', async (_, run) => {
    const { send, findings } = on()
    const answer = await send(sums(run, '1'))
    expect(answer.status).toBe(500)
    expect(membersOf(answer)).toMatchObject({ code: 'internal', outcome: 'not-stored' })
    expect(answer.body).not.toContain('sEcReT')
    expect(await findings(sums(adding, '1'))).toStrictEqual([0])
  })
})

describe('verify', () => {
  it('names each submission whose result the version that it names would not give', async () => {
    const { send, findings } = on()
    await send(sums(adding, '1'))
    const wrong: Run = ({ a, b }) => E.right({ sum: String(a * b), detail: { a, b } })
    expect(await findings(sums(adding, '1'))).toStrictEqual([1])
    expect(await findings(sums(wrong, '1'))).toStrictEqual([1, 'result-differs'])
    expect(await findings(sums(wrong, '2', { '1': adding }))).toStrictEqual([1])
    expect(await findings(sums(adding, '2', { '1': wrong }))).toStrictEqual([1, 'result-differs'])
    expect(await findings(sums(adding, '2'))).toStrictEqual([1, 'version-unknown'])
    expect(await findings(form('sums', fields))).toStrictEqual([1, 'version-unknown'])
  })
})
