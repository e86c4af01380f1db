import { type Check, left, type CheckResult } from './check.js'
import { accepted, type TestSubmission } from './test-submission.js'
import type { Visit } from './visit.js'

const why = ({ stored }: Visit): string =>
  stored.length > 0
    ? 'submitting stopped, because a test was stored as a real submission'
    : 'not a DynamoSync endpoint: submits only with --submit'

/** Makes a check that submits; skipped if nothing may be sent. */
export const submitting = (check: Omit<Check, 'needs'>, needs: readonly string[] = []): Check => ({
  ...check,
  needs: ['errors', 'test-mode', ...needs],
  look: (visit) => (visit.mode === 'none' ? Promise.resolve(left(why(visit))) : check.look(visit)),
})

/** Makes a check that sends again what the form accepted as JSON. */
export const repeating = (
  check: Omit<Check, 'needs' | 'look'> & {
    readonly look: (visit: Visit, sent: TestSubmission) => Promise<CheckResult>
  },
  needs: readonly string[] = [],
): Check =>
  submitting(
    {
      ...check,
      look: async (visit) => {
        const sent = await accepted(visit)
        return sent === undefined ? left('no valid values are known for the form') : check.look(visit, sent)
      },
    },
    ['json', ...needs],
  )
