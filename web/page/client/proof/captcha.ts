/** Captchas of Turnstile, hCaptcha and reCAPTCHA: their widgets have the same three calls. */
import { own } from '../element.js'
import type { Proofs } from './proof.js'

/** What a provider's script offers, as far as it is used here. */
interface Widget {
  readonly render: (place: HTMLElement, options: Readonly<Record<string, unknown>>) => string | number
  readonly getResponse: (id: string | number) => string | undefined
  readonly reset: (id: string | number) => void
}

interface Provider {
  readonly script: string
  /** The name by which its script is known to the page. */
  readonly global: string
  /** The control in which its token is sent. */
  readonly control: string
}

const providers: Readonly<Record<string, Provider>> = {
  turnstile: {
    script: 'https://challenges.cloudflare.com/turnstile/v0/api.js',
    global: 'turnstile',
    control: 'cf-turnstile-response',
  },
  hcaptcha: {
    script: 'https://js.hcaptcha.com/1/api.js',
    global: 'hcaptcha',
    control: 'h-captcha-response',
  },
  recaptcha: {
    script: 'https://www.google.com/recaptcha/api.js',
    global: 'grecaptcha',
    control: 'g-recaptcha-response',
  },
}

/** Milliseconds: until a provider's script is there, and for a person to solve what it shows. */
const patience = { script: 20_000, person: 120_000 } as const

const attribute = (form: HTMLFormElement, name: string): string | null => own(form).getAttribute(name)

const page = globalThis as unknown as Record<string, unknown>

const loaded = new Map<string, Promise<Widget>>()

/** A provider's script, once for a page. */
const widgetOf = ({ global }: Provider, address: string): Promise<Widget> => {
  const known = loaded.get(address)
  if (known !== undefined) return known
  const loading = new Promise<Widget>((resolve, reject) => {
    const fail = (): void => {
      loaded.delete(address)
      reject(new Error('no captcha'))
    }
    const ready = `dynamosync_${global}`
    page[ready] = (): void => {
      clearTimeout(late)
      resolve(page[global] as Widget)
    }
    const script = document.createElement('script')
    const src = new URL(address)
    src.search = String(
      new URLSearchParams({ render: 'explicit', onload: ready, hl: document.documentElement.lang }),
    )
    script.src = src.href
    script.async = true
    script.onerror = fail
    const late = setTimeout(fail, patience.script)
    document.head.append(script)
  })
  loaded.set(address, loading)
  return loading
}

/** The place for it in the form: the page's own, or one before the button. */
const placeIn = (form: HTMLFormElement): Element => {
  const find = (selector: string) => own(form).querySelector<HTMLElement>(selector)
  const present = find('[data-captcha-place]')
  if (present !== null) return present
  const made = document.createElement('div')
  const button = find('button:not([type=button], [type=reset]), input[type=submit], input[type=image]')
  if (button === null) own(form).append(made)
  else button.before(made)
  return made
}

/** What is shown, and what waits for its token. */
interface Shown {
  readonly token: () => string
  readonly reset: () => void
  /** There is a token, or there will be none. */
  readonly settled: () => Promise<void>
}

/**
 * Shows a widget in a form of its own within the form, which no HTML could write and any script may: what the provider
 * adds to it is then no part of what the person typed.
 */
const show = async (form: HTMLFormElement, place: Element, provider: Provider): Promise<Shown> => {
  const widget = await widgetOf(provider, attribute(form, 'data-widget') ?? provider.script)
  const apart = document.createElement('form')
  apart.onsubmit = (event) => event.preventDefault()
  const inside = document.createElement('div')
  apart.append(inside)
  place.append(apart)
  // What was heard last holds, whether or not somebody waited for it already.
  let settled: Promise<void>
  let settle: () => void
  const renew = (): void => {
    settled = new Promise((resolve) => (settle = resolve))
  }
  renew()
  const id = widget.render(inside, {
    sitekey: attribute(form, 'data-sitekey'),
    // Turnstile says for which form a token was made; the others leave these out.
    action: (attribute(form, 'data-dynamosync') ?? '').slice(0, 32),
    language: document.documentElement.lang || 'auto',
    'response-field': false,
    callback: () => settle(),
    'error-callback': () => settle(),
    'expired-callback': renew,
  })
  return {
    token: () => widget.getResponse(id) ?? '',
    reset: () => {
      renew()
      widget.reset(id)
    },
    settled: () => settled,
  }
}

const after = (milliseconds: number): Promise<undefined> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds, undefined))

/** Whether the form wants a proof of everybody; else nobody waits for one. */
const asksEverybody = (form: HTMLFormElement): boolean => attribute(form, 'data-human-when') === 'always'

/** The token; waited for where everybody is asked, and then the person is told what is still to be done. */
const tokenOf = async (form: HTMLFormElement, place: Element, shown: Shown): Promise<string> => {
  if (shown.token() !== '' || !asksEverybody(form)) return shown.token()
  const hint = place.querySelector<HTMLElement>('[role=status]')
  const tell = setTimeout(() => {
    if (hint !== null) hint.hidden = false
    place.scrollIntoView({ block: 'nearest' })
  }, 1_000)
  await Promise.race([shown.settled(), after(patience.person)])
  clearTimeout(tell)
  if (hint !== null) hint.hidden = true
  return shown.token()
}

/**
 * Shows the captcha of a form once something of it gets focus, and sends its token along. Where the provider cannot be
 * reached the form is sent without one, and its owner looks first.
 */
export const captcha = (form: HTMLFormElement): Proofs | undefined => {
  const provider = providers[attribute(form, 'data-human') ?? '']
  if (provider === undefined || attribute(form, 'data-sitekey') === null) return undefined
  const place = placeIn(form)
  let shown: Promise<Shown | undefined> | undefined
  const begin = (): Promise<Shown | undefined> =>
    (shown ??= show(form, place, provider).catch(() => (shown = undefined)))
  const listener = (): void => void begin()
  own(form).addEventListener('focusin', listener, { once: true })
  if (own(form).matches(':focus-within')) listener()
  return {
    key: () => undefined,
    of: async (fill) => {
      const widget = await Promise.race([begin(), ...(asksEverybody(form) ? [] : [after(0)])])
      const token = widget === undefined ? '' : await tokenOf(form, place, widget)
      if (widget === undefined || token === '') return fill
      // A token holds once: whatever becomes of this one, another try has another.
      widget.reset()
      return { ...fill, contents: `${fill.contents}&${provider.control}=${encodeURIComponent(token)}` }
    },
  }
}
