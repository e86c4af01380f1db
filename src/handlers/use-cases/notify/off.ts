import * as E from 'fp-ts/lib/Either.js'
import type { Instant } from '../../../domain/kernel/instant.js'
import type { Parts } from './parts.js'

/** Milliseconds for which it is remembered that a target is on. */
const remembered = 30_000

/** Milliseconds for which it is remembered that one is off: an owner who puts it on again tells at once. */
const rememberedOff = 500

/** Says whether a target of a form is off; it reads rarely, and a read that fails says that none is. */
export const offTargets = ({ switches, clock }: Pick<Parts, 'switches' | 'clock'>) => {
  let until: Instant = -1
  let off: ReadonlySet<string> = new Set()
  return async (form: string, target: string, deadline: Instant): Promise<boolean> => {
    const key = `${form}#${target}`
    if (clock() >= until || (off.has(key) && clock() >= until - remembered + rememberedOff)) {
      until = clock() + remembered
      const found = await switches.off(deadline)()
      if (E.isRight(found)) off = new Set(found.right.map((each) => `${each.form}#${each.target}`))
    }
    return off.has(key)
  }
}
