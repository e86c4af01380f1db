import type { DeliveryAnswer } from '../../domain/contract/owner/delivery-answers.js'

type TargetDelivery = DeliveryAnswer['targets'][number]

/** What the last try came to: a status that a target answered, or why there was none. */
export const saidText = (said: string): string =>
  /^\d/.test(said) ? `answered ${said}` : said.replaceAll('-', ' ')

const stateText = ({ state, tries, at, last }: TargetDelivery): string => {
  const answered = last === undefined ? '' : `, ${saidText(last.said)}`
  if (state === 'due') return `try ${tries + 1} at ${at}${answered}`
  return `${state} at ${at} after ${tries} ${tries === 1 ? 'try' : 'tries'}${answered}`
}

/** How far each target of a delivery is, in a line. */
export const targetsText = ({ targets }: Pick<DeliveryAnswer, 'targets'>): string =>
  targets.map((target) => `${target.name}: ${stateText(target)}`).join('; ')
