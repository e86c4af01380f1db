import { type Captcha, testKeys } from '../../domain/spam/captcha.js'
import { testTokens } from './verdict.js'

/** The global variable that a provider's script defines, and the control that it adds to a form. */
const names = {
  turnstile: ['turnstile', 'cf-turnstile-response'],
  hcaptcha: ['hcaptcha', 'h-captcha-response'],
  recaptcha: ['grecaptcha', 'g-recaptcha-response'],
} as const satisfies Record<Captcha, readonly [string, string]>

/** Site keys whose widget needs no click, and site keys that never give a token. */
const [, blocks, invisible, invisiblyBlocks] = testKeys.turnstile.siteKeys

/** Script of the page. It runs in the browser with only the given values. */
const program = (): string => `(({ global, control, token, label, quiet, blocking }) => {
  const widgets = new Map()
  let count = 0
  const render = (container, options) => {
    const id = 'stand-in-' + (count += 1)
    const answer = document.createElement('textarea')
    answer.name = control
    answer.hidden = true
    const box = document.createElement('input')
    box.type = 'checkbox'
    Object.assign(box.style, { width: 'auto', minHeight: 0, marginRight: '0.5rem' })
    const line = document.createElement('label')
    line.append(box, label)
    container.append(line, answer)
    const pass = () => {
      if (blocking.includes(options.sitekey)) return options['error-callback']?.('300030')
      box.checked = true
      answer.value = token
      options.callback?.(token)
    }
    const begin = () => {
      box.checked = false
      answer.value = ''
      if (quiet.includes(options.sitekey)) setTimeout(pass, 100)
    }
    box.addEventListener('change', () => (box.checked ? pass() : begin()))
    widgets.set(id, { answer, begin })
    begin()
    return id
  }
  window[global] = {
    render,
    getResponse: (id) => widgets.get(id)?.answer.value,
    reset: (id) => widgets.get(id)?.begin(),
  }
  const ready = new URL(document.currentScript.src).searchParams.get('onload')
  if (ready !== null) window[ready]?.()
})`

/** Script that replaces a provider's: shows a box to tick, or gives a token without a click if the key needs none. */
export const standInWidget = (captcha: Captcha): string => {
  const [global, control] = names[captcha]
  const [pass] = testKeys.turnstile.siteKeys
  const given = {
    global,
    control,
    token: testTokens[captcha],
    label: `I am a person (stand-in for ${captcha})`,
    quiet: [pass, blocks, invisible, invisiblyBlocks],
    blocking: [blocks, invisiblyBlocks],
  }
  return `${program()}(${JSON.stringify(given)})`
}
