import { keyName, own } from './element.js'

/** A submission as the browser would send it, by the HTML standard. */
export interface Submission {
  /** The absolute URL. */
  readonly action: string
  /** Names and values, urlencoded, without the page's idempotency key: that goes in a header. */
  readonly contents: string
  /** The page's own idempotency key, if valid. */
  readonly key: string | undefined
  /** Names of the file controls with a chosen file. */
  readonly files: readonly string[]
}

/** Attribute of the form, unless the pressed button overrides it. */
const wanted = (form: HTMLFormElement, submitter: Element | null, name: string): string =>
  submitter?.getAttribute(`form${name}`) ?? own(form).getAttribute(name) ?? ''

/** Whether the response would replace this page. */
const isHere = (form: HTMLFormElement, submitter: Element | null): boolean => {
  const isNamed = submitter?.hasAttribute('formtarget') || own(form).hasAttribute('target')
  const fallback = document.querySelector('base[target]')?.getAttribute('target') ?? ''
  const target = isNamed ? wanted(form, submitter, 'target') : fallback
  return /^(_self)?$/i.test(target) || (window === top && /^_(parent|top)$/i.test(target))
}

const formPath = /\/forms\/[a-z][a-z0-9-]{0,63}$/

/** An http or https URL. An empty one means the page itself, whatever its base is. */
const urlOf = (given: string): URL | undefined => {
  const base = given === '' ? document.URL : document.baseURI
  const address = URL.canParse(given, base) ? new URL(given, base) : undefined
  return /^https?:$/.test(address?.protocol ?? '') ? address : undefined
}

/**
 * The API address that a form posts to; undefined if the browser should submit it itself: a search field, a dialog, a
 * form for another server, or a response that goes to another window.
 */
export const addressOf = (form: HTMLFormElement, submitter: Element | null): URL | undefined => {
  const isPost = /^post$/i.test(wanted(form, submitter, 'method'))
  const isReadable = !/^text\/plain$/i.test(wanted(form, submitter, 'enctype'))
  if (!isPost || !isReadable || !isHere(form, submitter)) return undefined
  const address = urlOf(wanted(form, submitter, 'action'))
  const isOurs = own(form).hasAttribute('data-dynamosync') && !submitter?.hasAttribute('formaction')
  return address && (isOurs || formPath.test(address.pathname)) ? address : undefined
}

/**
 * The form's values with the button's name, which browsers before 2023 leave out. An image button sends coordinates
 * instead.
 */
const entriesOf = (form: HTMLFormElement, submitter: HTMLElement | null): FormData => {
  const data = new FormData(form, submitter)
  const { name, value = '', type, disabled } = (submitter ?? {}) as Partial<HTMLButtonElement>
  if (name && type === 'submit' && !disabled && !data.getAll(name).includes(value)) data.append(name, value)
  return data
}

/** The submission of a form by a button, or by none. The page gets a `formdata` event. */
export const submissionOf = (
  form: HTMLFormElement,
  submitter: HTMLElement | null,
  { href }: URL,
): Submission => {
  const contents = new URLSearchParams()
  const files: string[] = []
  let key: string | undefined
  for (const [name, value] of entriesOf(form, submitter)) {
    if (typeof value !== 'string') {
      // An empty file control contains a file without a name or contents.
      if (value.name !== '' || value.size > 0) files.push(name)
    } else if (name !== keyName) contents.append(name, value)
    else if (/^[!-~]{16,255}$/.test(value)) key = value
  }
  return { action: href, contents: contents.toString(), key, files }
}
