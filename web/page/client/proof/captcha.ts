/** Captchas of Turnstile, hCaptcha and reCAPTCHA, whose widgets have the same three functions. */
import { own } from '../element.js'
import type { Proofs } from './proof.js'

/** The part of a provider's script that is used here. */
interface Widget {
  readonly render: (place: HTMLElement, options: Readonly<Record<string, unknown>>) => string | number
  readonly getResponse: (id: string | number) => string | undefined
  readonly reset: (id: string | number) => void
}

interface Provider {
  readonly script: string
  /** Name of the script's global variable. */
  readonly global: string
  /** Name of the control for its token. */
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

/** Timeouts in milliseconds: for the provider's script to load, and for a person to solve the captcha. */
const patience = { script: 20_000, person: 120_000 } as const

const attribute = (form: HTMLFormElement, name: string): string | null => own(form).getAttribute(name)

const page = globalThis as unknown as Record<string, unknown>

const loaded = new Map<string, Promise<Widget>>()

/** Loads a provider's script, once per page. */
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

/** Place of the captcha in the form: the page's own, or a new one before the button. */
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

/** A shown captcha. */
interface Shown {
  readonly token: () => string
  readonly reset: () => void
  /** Resolves when there is a token, or when there will be none. */
  readonly settled: () => Promise<void>
}

/**
 * Shows a widget in a nested form, which only a script can create, so that controls added by the provider are not part
 * of the person's values.
 */
const show = async (form: HTMLFormElement, place: Element, provider: Provider): Promise<Shown> => {
  const widget = await widgetOf(provider, attribute(form, 'data-widget') ?? provider.script)
  const apart = document.createElement('form')
  apart.onsubmit = (event) => event.preventDefault()
  const inside = document.createElement('div')
  apart.append(inside)
  place.append(apart)
  // Reflects the widget's latest event, even if nothing waited for it.
  let settled: Promise<void>
  let settle: () => void
  const renew = (): void => {
    settled = new Promise((resolve) => (settle = resolve))
  }
  renew()
  const id = widget.render(inside, {
    sitekey: attribute(form, 'data-sitekey'),
    // For Turnstile, which binds the token to the form; the others ignore it.
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

/** Whether every submission needs a proof; otherwise nothing waits for one. */
const asksEverybody = (form: HTMLFormElement): boolean => attribute(form, 'data-human-when') === 'always'

/** The token; if every submission needs one, waits for it and shows the person the unsolved captcha. */
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
 * Shows a form's captcha at its first focus, and sends the token with the form. If the provider is unreachable, the
 * form is sent without a token, and is held for review if it needs one.
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
      // A token is valid once, so any further try needs a new one.
      widget.reset()
      return { ...fill, contents: `${fill.contents}&${provider.control}=${encodeURIComponent(token)}` }
    },
  }
}
