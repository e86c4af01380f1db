import type { ProbeAnswer } from '../../ports/probe.js'
import { codeOf, isHtml, membersOf } from './answer.js'
import { type Fetched, fetcher, postsIn } from './redirects.js'
import { formOn, type PageForm } from './html-forms.js'
import type { Target } from './target.js'
import type { Tools, DoctorOptions } from './visit.js'

/** The examination cannot begin; the message says what to do. */
export class TargetNotFound extends Error {
  override readonly name = 'TargetNotFound'
}

const formPath = /^(.*)\/forms\/([a-z0-9-]+)\/?$/

/** A valid form name that no form has. */
const noForm = 'doctor-looks-for-no-form'

/** Assumed fields of a form that is not visible. */
const unseen: PageForm = {
  action: '',
  method: 'post',
  ours: undefined,
  attributes: new Map(),
  fields: ['name', 'email', 'message'].map((name) => ({
    name,
    type: name === 'email' ? 'email' : 'text',
    required: true,
    options: [],
    value: '',
    attributes: new Map(),
  })),
}

/** The API and the form's name in the address that a form of DynamoSync posts to. */
const apiOf = ({ origin, pathname }: URL): { readonly api: string; readonly name: string } | undefined => {
  const [, prefix, name] = formPath.exec(pathname) ?? []
  return prefix === undefined || name === undefined ? undefined : { api: `${origin}${prefix}`, name }
}

/** Names of the forms in the local stack's answer; a deployment does not disclose them. */
const namesIn = (answer: ProbeAnswer): readonly string[] => {
  const { forms } = membersOf(answer)
  return Array.isArray(forms) ? forms.map(String) : []
}

const noSuchForm = (api: string, form: string, names: readonly string[]): TargetNotFound =>
  new TargetNotFound(
    `There is no form “${form}” at ${api}. ` +
      (names.length > 0
        ? `The forms are: ${names.join(', ')}.`
        : 'Fix its name in the address or after --form.'),
  )

/** Reads a form on its page of the API; assumed fields if the form is not visible. @throws TargetNotFound if missing */
const seen = async (look: ReturnType<typeof fetcher>, api: string, form: string): Promise<PageForm> => {
  const { answer } = await look(`${api}/forms/${form}`)
  const page = isHtml(answer) ? formOn(answer.body, form) : undefined
  if (page !== undefined) return page
  if (answer.status !== 404) return unseen
  throw noSuchForm(api, form, namesIn((await look(`${api}/forms/${form}`, 'application/json')).answer))
}

const isOurApi = ({ answer }: Fetched): boolean => codeOf(answer) !== ''

const ofPage = async (
  look: ReturnType<typeof fetcher>,
  page: Fetched,
  options: DoctorOptions,
): Promise<Target | undefined> => {
  const posts = postsIn(page)
  const ours = posts.flatMap(({ form, address }) => {
    const at = form.ours === undefined ? undefined : apiOf(address)
    return at === undefined ? [] : [{ ...at, form }]
  })
  const [first] = ours
  if (first !== undefined) {
    const { name, form } = ours.find((each) => each.name === options.form) ?? first
    const wanted = options.form ?? name
    const shown = wanted === name ? form : await seen(look, first.api, wanted)
    const address = `${first.api}/forms/${wanted}`
    return { kind: 'site', site: page.url, api: first.api, form: wanted, address, page: shown }
  }
  const [foreign] = posts
  return foreign === undefined
    ? undefined
    : { kind: 'page', site: page.url, address: foreign.address.href, page: foreign.form }
}

const ofApi = async (
  look: ReturnType<typeof fetcher>,
  base: string,
  page: Fetched,
  options: DoctorOptions,
): Promise<Target | undefined> => {
  for (const api of [base, `${base}/api`]) {
    const asked = await look(`${api}/forms/${options.form ?? noForm}`, 'application/json')
    const isPage = postsIn(asked).some(({ form }) => form.ours !== undefined)
    if (!isOurApi(asked) && !isPage) continue
    const form = options.form ?? namesIn(asked.answer)[0]
    if (form === undefined)
      throw new TargetNotFound(
        `${api} is a DynamoSync API, which does not list its forms to strangers. Pass --form NAME to choose one.`,
      )
    const common = { api, form, address: `${api}/forms/${form}`, page: await seen(look, api, form) }
    return api === base ? { kind: 'api', ...common } : { kind: 'site', site: page.url, ...common }
  }
  return undefined
}

/**
 * Identifies an address by reading only: a site, an API or a form of DynamoSync, or another system.
 *
 * @throws TargetNotFound if it is DynamoSync and no form can be found; NoAnswer if nothing answers
 */
export const findTarget = async (options: DoctorOptions, tools: Tools): Promise<Target> => {
  const look = fetcher(tools)
  const url = new URL(options.url)
  const base = `${url.origin}${url.pathname.replace(/\/+$/, '')}`
  const given = apiOf(url)
  if (given !== undefined) {
    const { api, name } = given
    const asked = await look(base, 'application/json')
    if (isOurApi(asked) || postsIn(asked).some(({ form }) => form.ours === name))
      return { kind: 'form', api, form: name, address: base, page: await seen(look, api, name) }
  }
  const page = await look(options.url)
  return (
    (await ofPage(look, page, options)) ??
    (await ofApi(look, base, page, options)) ?? { kind: 'endpoint', address: options.url, page: unseen }
  )
}
