import * as E from 'fp-ts/lib/Either.js'
import type { Instant } from '../../../domain/kernel/instant.js'
import type { Parts } from './parts.js'

/** Milliseconds for which it is remembered that a target is on. */
const rememberedOn = 30_000

/** Milliseconds for which it is remembered that one is off: an owner who puts it on again tells at once. */
const rememberedOff = 500

/** Says whether a target of a form is off; it reads rarely, and a read that fails says that none is. */
export const offTargets = ({ switches, clock }: Pick<Parts, 'switches' | 'clock'>) => {
  let readAt: Instant = -rememberedOn
  let reading: Promise<ReadonlySet<string>> = Promise.resolve(new Set())
  const read = async (deadline: Instant): Promise<ReadonlySet<string>> => {
    const found = await switches.off(deadline)()
    return new Set(E.isRight(found) ? found.right.map(({ form, target }) => `${form}#${target}`) : [])
  }
  /** What was read this long ago at most; whoever asks while it is being read waits for the same. */
  const offWithin = (milliseconds: number, deadline: Instant): Promise<ReadonlySet<string>> => {
    const now = clock()
    if (now - readAt >= milliseconds || now < readAt) {
      readAt = now
      reading = read(deadline)
    }
    return reading
  }
  return async (form: string, target: string, deadline: Instant): Promise<boolean> => {
    const key = `${form}#${target}`
    const isKnown = (await offWithin(rememberedOn, deadline)).has(key)
    return isKnown && (await offWithin(rememberedOff, deadline)).has(key)
  }
}
