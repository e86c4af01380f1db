import type { ProbeAnswer } from '../../../ports/probe.js'
import { codeOf, inShort, membersOf, succeeded } from '../answer.js'
import { type Check, fine, left, type CheckResult, wrong } from '../check.js'
import { repeating } from '../submitting-check.js'
import { isOurs } from '../target.js'
import { knownTo, sendJson, type TestSubmission } from '../test-submission.js'
import { variants } from '../values.js'
import type { Visit } from '../visit.js'

const idOf = (answer: ProbeAnswer): unknown => membersOf(answer)['id']

const replaySeen = (first: ProbeAnswer, again: ProbeAnswer): CheckResult => {
  if (!succeeded(again))
    return wrong(
      `the same submission, sent again with its key, is answered with ${inShort(again)}`,
      'A sender who missed the first answer sees a failure, although the submission is stored.',
      'Allow the function’s role to read the table (dynamodb:GetItem), and deploy the current version.',
    )
  const flagged = again.headers.get('idempotency-replayed') === 'true'
  if (idOf(first) !== idOf(again) || (!flagged && first.body !== again.body))
    return wrong(
      'the same submission with the same key is stored a second time',
      'The header Idempotency-Key does not arrive at the function, or another program answers and ignores it.',
      'Let CloudFront and the gateway pass Idempotency-Key on (the origin request policy AllViewerExceptHostHeader); on your own server, store one submission per key.',
    )
  if (first.body !== again.body || first.status !== again.status)
    return wrong(
      'a retry gets a different answer from the first try',
      'Something in front of the function rewrites answers, or two versions of the function are live at the same time.',
      'Let answers pass unchanged: remove response mappings and edge functions from /api/*, and finish or roll back an incomplete deployment.',
    )
  return flagged
    ? fine('the same answer byte for byte, with Idempotency-Replayed')
    : wrong(
        'a retry is not marked as one (no Idempotency-Replayed)',
        'Something in front of the function drops the header, so a page counts one submission twice.',
        'Let the gateway and CloudFront pass Idempotency-Replayed on; no response headers policy may remove it.',
      )
}

const replay: Check = repeating({
  id: 'replay',
  title: 'Sent twice, stored once',
  look: async (visit, { values, key, answer }) => replaySeen(answer, await sendJson(visit, values, key)),
})

/** Sends the key again with other values that the form would accept; undefined if none are known. */
const reused = async (visit: Visit, { values, key }: TestSubmission): Promise<ProbeAnswer | undefined> => {
  for (const other of variants(visit.target.page.fields, knownTo(visit), values).slice(0, 8)) {
    const answer = await sendJson(visit, other, key)
    if (codeOf(answer) !== 'validation-failed' && codeOf(answer) !== 'processing-refused') return answer
  }
  return undefined
}

const keyReused: Check = repeating(
  {
    id: 'key-reused',
    title: 'One key, other values',
    look: async (visit, sent) => {
      const answer = await reused(visit, sent)
      if (answer === undefined) return left('no other valid values are known for the form')
      const refused = isOurs(visit.target)
        ? codeOf(answer) === 'idempotency-key-reused'
        : [409, 422].includes(answer.status)
      return refused
        ? fine(`refused: ${inShort(answer)}`)
        : wrong(
            `other values with a used key are answered with ${inShort(answer)}, not 422`,
            'The second submission is lost, but its sender sees a success.',
            'Deploy the current version, and let nothing in front of the function, such as a cache, answer by the key alone.',
          )
    },
  },
  ['replay'],
)

export const onceChecks: readonly Check[] = [replay, keyReused]
