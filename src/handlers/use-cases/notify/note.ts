import type { Instant } from '../../../domain/kernel/instant.js'
import type { Delivery, TargetState } from '../../../domain/notification/delivery/delivery-state.js'
import type { Answer } from '../../../domain/notification/delivery/target-answer.js'
import { operatorNotice, type TellingProblem } from './mail/operator.js'
import type { Parts } from './parts.js'

interface Switching {
  readonly form: string
  readonly target: string
  readonly isOff: boolean
  readonly isOn: boolean
}

/** Turns off targets that are gone, and turns on targets that accepted a sample. */
const switched = async (
  { switches, clock }: Parts,
  { form, target, isOff, isOn }: Switching,
  deadline: Instant,
): Promise<void> => {
  if (isOff || isOn) await switches.put({ form, target, since: clock() }, isOff, deadline)()
}

/** Problems that the operator has to know; the owner who asked for a sample sees its result. */
const troubleIn = (
  { sample }: Delivery,
  state: TargetState,
  isOff: boolean,
): Pick<TellingProblem, 'what' | 'said'> | undefined => {
  if (sample === true) return undefined
  const said = state.last?.said ?? ''
  if (isOff) return { what: 'off', said }
  return state.state === 'dead' && said !== 'off' ? { what: 'dead', said } : undefined
}

/** Logs one line per target tried, turns off targets that are gone, and notifies the operator. */
export const note = async (
  parts: Parts,
  delivery: Delivery,
  answers: Readonly<Record<string, Answer>>,
  deadline: Instant,
): Promise<void> => {
  const { form, id } = delivery
  for (const [target, answer] of Object.entries(answers)) {
    const state = delivery.targets[target]
    if (state === undefined) continue
    const said = state.last?.said ?? ''
    parts.log({ form, submission: id, target, said, state: state.state, tries: state.tries })
    const isOff = answer._tag === 'Answered' && answer.status === 410
    const isOn = delivery.sample === true && answer._tag === 'Accepted'
    await switched(parts, { form, target, isOff, isOn }, deadline)
    const trouble = troubleIn(delivery, state, isOff)
    if (trouble !== undefined) await operatorNotice(parts)({ form, target, ...trouble }, deadline)
  }
}
