import * as E from 'fp-ts/lib/Either.js'
import { dynamoClient } from '../../src/adapters/dynamodb/client/client.js'
import { dynamoRepository } from '../../src/adapters/dynamodb/submissions/repository.js'
import { sha256, systemClock } from '../../src/adapters/system/stamper.js'
import { form, submissionId, text } from '../../src/domain/index.js'
import type { Witness } from '../../test/adapters/dynamodb/faults/audit.js'
import type { Service } from '../../test/adapters/dynamodb/faults/dying-function.js'
import type { Post, Seen } from '../../test/handlers/visitor.js'

const fields = {
  id: text({ label: 'ID', maxLength: 200 }),
  value: text({ label: 'Value', maxLength: 2_000 }),
}

/** The forms used: one with a key, and one with a natural key whose values may be replaced. */
export const keyed = form('soak', fields, { shards: 4 })
export const replacing = form('soak-replacing', fields, { naturalKey: 'id', whenTaken: 'replace' })
export const erased = form('soak-erased', fields)

/** The events so far, for the audit. */
export interface Diary {
  readonly told: Witness[]
  /** Final values of the replacing form, by id. */
  readonly newest: Map<string, string>
  readonly erased: string[]
  /** Contradictions in answers, as far as they show at once. */
  readonly wrong: string[]
}

export const emptyDiary = (): Diary => ({ told: [], newest: new Map(), erased: [], wrong: [] })

/** The tools of a simulated person. */
export interface World {
  readonly service: Service
  readonly chance: () => number
  readonly diary: Diary
  readonly owner: ReturnType<typeof dynamoRepository>
  /** Receives the duration of each answer in milliseconds. */
  readonly time: (milliseconds: number) => void
}

/** The owner of the forms, who erases through the same faults. */
export const ownerAt = (endpoint: string, table: string) =>
  dynamoRepository({ client: dynamoClient({ endpoint, requestTimeout: 250 }), table, clock: systemClock })

const mostTries = 50

/** A sender that retries with the same key until the answer is final. */
const persistently = async ({ service, time }: World, sent: Post): Promise<Seen[]> => {
  const seen: Seen[] = []
  while (seen.length < mostTries) {
    const began = performance.now()
    const answer = await service.post(sent)
    time(performance.now() - began)
    seen.push(answer)
    if (answer.answer.retryable !== true) break
  }
  return seen
}

const sentAs = (name: string, id: string, value: string): Post => ({
  form: name,
  fields: { id, value },
  key: `${name}-${id}-${value.slice(0, 20)}`.padEnd(16, '-'),
})

const idOf = ({ form: name, key = '' }: Post): string => submissionId(sha256, name, { kind: 'k', key })

/** One submission: pressed once, or three times in impatience, or resumed after the page was closed. */
const submit = async (world: World, n: string): Promise<void> => {
  const sent = sentAs(keyed.name, n, `value-${n}-${'x'.repeat(Math.floor(world.chance() * 400))}`)
  const dice = world.chance()
  if (dice < 0.1)
    await world.service.crash(sent, {
      at: Math.floor(world.chance() * 3),
      when: dice < 0.05 ? 'before' : 'after',
    })
  const presses = dice > 0.8 ? 3 : 1
  const seen = await Promise.all(Array.from({ length: presses }, () => persistently(world, sent)))
  world.diary.told.push({ id: idOf(sent), sent, seen: seen.flat(), unheard: dice < 0.1 || presses > 1 })
}

const isStored = (seen: readonly Seen[]): boolean => seen.some(({ status }) => status < 300)

/** Two values of one id in turn, and a late retry of the first. */
const replace = async (world: World, n: string): Promise<void> => {
  const [older, newer] = ['older', 'newer'].map((value) => sentAs(replacing.name, n, value)) as [Post, Post]
  const first = isStored(await persistently(world, older))
  if (!isStored(await persistently(world, newer))) return
  world.diary.newest.set(n, 'newer')
  if (!first) return
  const late = (await persistently(world, older)).at(-1)
  if (late?.answer.code !== 'superseded' && late?.status !== 503)
    world.diary.wrong.push(`an older value came back: ${late?.body}`)
}

/** A submission that its owner erases and its sender retries. */
const erase = async (world: World, n: string): Promise<void> => {
  const sent = sentAs(erased.name, n, `erased-${n}`)
  await persistently(world, sent)
  for (let tries = 0; tries < mostTries; tries += 1) {
    if (E.isLeft(await world.owner.erase(erased.name, idOf(sent), Date.now() + 5_000)())) continue
    world.diary.erased.push(`erased-${n}`)
    const late = (await persistently(world, sent)).at(-1)
    if (late?.answer.code !== 'submission-deleted' && late?.status !== 503)
      world.diary.wrong.push(`an erased submission came back: ${late?.body}`)
    return
  }
}

/** The next act of a person. */
export const act = (world: World, n: string): Promise<void> => {
  const dice = world.chance()
  if (dice < 0.7) return submit(world, n)
  return dice < 0.9 ? replace(world, n) : erase(world, n)
}
