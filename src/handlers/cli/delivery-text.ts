import type { DeliveryAnswer } from '../../domain/contract/owner/delivery-answers.js'

type TargetDelivery = DeliveryAnswer['targets'][number]

/** Result of the last try: the status of the target's answer, or the reason there was none. */
export const saidText = (said: string): string =>
  /^\d/.test(said) ? `answered ${said}` : said.replaceAll('-', ' ')

const stateText = ({ state, tries, at, last }: TargetDelivery): string => {
  const answered = last === undefined ? '' : `, ${saidText(last.said)}`
  if (state === 'due') return `try ${tries + 1} at ${at}${answered}`
  return `${state} at ${at} after ${tries} ${tries === 1 ? 'try' : 'tries'}${answered}`
}

/** The state of each target of a delivery, on one line. */
export const targetsText = ({ targets }: Pick<DeliveryAnswer, 'targets'>): string =>
  targets.map((target) => `${target.name}: ${stateText(target)}`).join('; ')
