import type { ProbeAnswer } from '../../../ports/probe.js'
import { inShort, succeeded } from '../answer.js'
import { type Check, fine, left, type CheckResult, wrong } from '../check.js'
import { blank, strangeType, tooLarge } from '../shared-requests.js'
import { submitting } from '../submitting-check.js'
import { complainedOf } from '../test-submission.js'
import { isOurs } from '../target.js'
import type { Visit } from '../visit.js'

const refusal = (
  id: string,
  title: string,
  ask: (visit: Visit) => Promise<ProbeAnswer>,
  {
    status,
    what,
    cause,
    fix,
  }: { readonly status: number; readonly what: string; readonly cause: string; readonly fix: string },
): Check =>
  submitting({
    id,
    title,
    look: async (visit) => {
      const answer = await ask(visit)
      if (answer.status === status) return fine(`${status} for ${what}`)
      // Another system's endpoint may refuse in its own way.
      if (!isOurs(visit.target) && answer.status >= 400 && answer.status < 500) return fine(inShort(answer))
      return wrong(`${what} is answered with ${inShort(answer)}, not ${status}`, cause, fix)
    },
  })

const large = refusal('too-large', 'Too large', tooLarge, {
  status: 413,
  what: 'a body of 320 KiB',
  cause:
    'Something in front of the function fails on large bodies, so people see a server error instead of the field to shorten.',
  fix: 'Let bodies of up to 1 MB through to the function, which refuses them itself: raise the limit of the proxy or firewall in front of it.',
})

const strange = refusal('media-type', 'Unknown content type', strangeType, {
  status: 415,
  what: 'a body of application/xml',
  cause: 'The body is parsed, or refused, before its type is checked.',
  fix: 'Remove request mappings and body parsers in front of the function; on a REST API use the Lambda proxy integration.',
})

const required = ({ target }: Visit): readonly string[] =>
  target.page.fields.filter((field) => field.required && !field.name.startsWith('_')).map(({ name }) => name)

const complaintsSeen = (visit: Visit, answer: ProbeAnswer): CheckResult => {
  const cause = 'People who see one mistake at a time have to send the form once for each mistake.'
  const wanted = required(visit)
  if (!isOurs(visit.target))
    return answer.status >= 400 && answer.status < 500
      ? fine(`${answer.status} for an empty form`)
      : wrong(
          `an empty form is answered with ${answer.status}`,
          cause,
          'Check the fields on the server, and answer 422.',
        )
  if (succeeded(answer) && wanted.length === 0) return left('the form may be left empty')
  const named = complainedOf(answer)
  if (answer.status !== 422)
    return wrong(
      `an empty form is answered with ${inShort(answer)}, not 422`,
      'The body does not reach the function unchanged, or another program answers.',
      'Use the Lambda proxy integration without request mappings or validators, and deploy the current version.',
    )
  const forgotten = wanted.filter((each) => !named.includes(each))
  return forgotten.length === 0
    ? fine(`422 names every field: ${named.join(', ')}`)
    : wrong(
        `422 does not name ${forgotten.join(', ')}`,
        cause,
        'Let the function check the form: remove the gateway’s request validator, and anything that shortens the answer.',
      )
}

const complaints: Check = submitting({
  id: 'complaints',
  title: 'Complaints, all at once',
  look: async (visit) => complaintsSeen(visit, await blank(visit)),
})

export const refusalChecks: readonly Check[] = [large, strange, complaints]
