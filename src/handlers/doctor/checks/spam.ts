import { timeTokenIn } from '../../../domain/spam/time-token.js'
import { trapName } from '../../../domain/spam/trap.js'
import type { ProbeAnswer } from '../../../ports/probe.js'
import { formOn, type PageField, type PageForm } from '../html-forms.js'
import { type Check, fine, left, type CheckResult, wrong } from '../check.js'
import { formPage, sitePage } from '../shared-requests.js'
import { isOurs } from '../target.js'
import type { Visit } from '../visit.js'
import { keyIn } from './html.js'

/** The trap in a form on a page: the one field whose name is not one of the form's. */
const trapOn = ({ ours = '', fields }: PageForm): PageField | undefined =>
  fields.find((field) => {
    const others = fields.filter((each) => each !== field).map(({ name }) => name)
    return field.name === trapName(ours, others)
  })

/** Pages that may have a trap: the site's, and the function's own. */
const pages = {
  site: 'the page of the site',
  own: 'the form’s own page',
} as const

/** Whether the keyboard and form fillers skip a field. */
const isOutOfTheWay = ({ attributes }: PageField): boolean =>
  attributes.get('tabindex') === '-1' && attributes.get('autocomplete') === 'off'

/**
 * Whether a page has the form as `formHtml` renders it. On hand-written pages the helper adds the trap when it loads.
 */
const isBuilt = ({ body }: ProbeAnswer): boolean =>
  /<form [^>]*accept-charset="utf-8" data-dynamosync=/.test(body)

/** The form on each page that has it as built. */
const shown = async (visit: Visit): Promise<ReadonlyMap<string, PageForm>> => {
  const { form } = visit.target
  const own = formOn((await formPage(visit)).body, form)
  const answer = await sitePage(visit)
  const page = answer !== undefined && isBuilt(answer) ? formOn(answer.body, form) : undefined
  return new Map([
    ...(page === undefined ? [] : [[pages.site, page] as const]),
    ...(own === undefined ? [] : [[pages.own, own] as const]),
  ])
}

const trapSeen = (forms: ReadonlyMap<string, PageForm>): CheckResult => {
  const traps = [...forms].map(([page, form]) => ({ page, trap: trapOn(form) }))
  const without = traps.filter(({ trap }) => trap === undefined)
  if (without.length === traps.length) return left('the form turns it off: spam: { trap: false }')
  const [bare] = without
  if (bare !== undefined)
    return wrong(
      `${bare.page} has no trap for programs`,
      'The page is older or newer than the function, or something in front of it changes the HTML. Submissions by programs from this page are not held.',
      'Build and deploy site and functions together, and let no optimiser change the HTML.',
    )
  const seen = traps.find(({ trap }) => trap !== undefined && !isOutOfTheWay(trap))
  return seen === undefined
    ? fine(`in ${traps.map(({ page }) => page).join(' and in ')}`)
    : wrong(
        `the trap in ${seen.page} is in people’s way`,
        'Its tabindex="-1" or autocomplete="off" is missing: people, or their form fillers, may fill it in, and their submissions are held.',
        'Leave the trap as formHtml renders it; let no optimiser change the HTML.',
      )
}

const trap: Check = {
  id: 'trap',
  title: 'Trap for programs',
  needs: ['form-page'],
  look: async (visit) => {
    if (!isOurs(visit.target)) return left('not a DynamoSync endpoint')
    const forms = await shown(visit)
    return forms.size === 0 ? left('the form is closed') : trapSeen(forms)
  },
}

const secret: Check = {
  id: 'secret',
  title: 'Signed times',
  needs: ['form-page'],
  look: async (visit) => {
    const { target } = visit
    if (!isOurs(target)) return left('not a DynamoSync endpoint')
    const key = keyIn(await formPage(visit))
    if (key === undefined) return left('the form is closed')
    return timeTokenIn(target.form ?? '', key) !== undefined
      ? fine('the form’s page has a signed time')
      : wrong(
          'the key of the form’s page is not signed',
          'The function has no FORM_SECRET, so no submission is held for being sent faster than a person can type.',
          'npm run deploy creates the secret. Elsewhere set FORM_SECRET of the submit function to 32 random bytes: openssl rand -base64 32.',
        )
  },
}

export const spamChecks: readonly Check[] = [trap, secret]
