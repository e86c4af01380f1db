import type { ProbeAnswer } from '../../../ports/probe.js'
import { codeOf, inShort, succeeded } from '../answer.js'
import { type Check, left, type CheckResult, wrong } from '../check.js'
import { submitting } from '../submitting-check.js'
import { complainedOf, taken } from '../test-submission.js'
import { testResult } from '../test-result.js'
import type { Visit } from '../visit.js'

/** Finding for a valid submission that was refused, by the answer. */
const refusedSeen = (visit: Visit, answer: ProbeAnswer): CheckResult => {
  const found = `a submission is answered with ${inShort(answer)}`
  const id = answer.headers.get('x-request-id') ?? answer.headers.get('apigw-requestid') ?? 'of this check'
  if (codeOf(answer) === 'validation-failed')
    return left(`no valid values are known for the form (${complainedOf(answer).join(', ')})`)
  if (['form-closed', 'captcha-failed', 'processing-refused'].includes(codeOf(answer)))
    return left(`the form accepts nothing now: ${codeOf(answer)}`)
  if (answer.status === 403)
    return visit.origin === undefined
      ? wrong(
          found,
          'An authorizer or a firewall in front of the function refuses everybody who is not signed in.',
          'Remove the authorizer from POST /forms/{form}, and let the firewall pass such requests: its log names the rule.',
        )
      : wrong(
          found,
          'The page’s origin is not allowed to submit.',
          `Add ${visit.origin} to ALLOWED_ORIGINS, or leave --origin out.`,
        )
  if (answer.status === 429)
    return wrong(
      found,
      'The gateway’s rate limit is reached.',
      'Raise the route’s throttling limits, or run the doctor again in a minute.',
    )
  return wrong(
    found,
    'The function cannot store: its role lacks dynamodb:PutItem or GetItem on the table, TABLE_NAME names another one, or DynamoDB refuses.',
    `Search the function’s log in CloudWatch for the request ${id}: its line names the cause. Then fix the role or TABLE_NAME.`,
  )
}

/** The first submission; the other checks send its accepted values in other encodings. */
export const json: Check = submitting({
  id: 'json',
  title: 'JSON',
  look: async (visit) => {
    const sent = await taken(visit)
    if (sent === undefined) return left('no test values could be made for the form’s fields')
    return succeeded(sent.answer)
      ? testResult(visit, sent.answer, 'accepted')
      : refusedSeen(visit, sent.answer)
  },
})
