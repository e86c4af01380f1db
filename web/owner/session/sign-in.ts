import * as E from 'fp-ts/lib/Either.js'
import { send } from '../api.js'
import type { OwnerConfig } from './config.js'
import { button, freshId, h } from '../dom.js'
import type { Proof } from './session.js'
import { troubleOf } from '../trouble.js'
import { words } from '../words/words.js'

/** Ways to sign in, and the result. */
export interface SignIn {
  readonly element: HTMLElement
  readonly done: Promise<Proof>
}

/** Reason why the API refuses a token; undefined if it accepts it. */
const objectionTo = async (api: string, token: string): Promise<string | undefined> => {
  const sent = await send(`${api}/forms`, token)
  if (E.isLeft(sent)) return sent.left.message
  const { ok, status } = sent.right
  if (ok) return undefined
  if (status === 401) return words().signIn.tokenRefused
  return troubleOf(status, await sent.right.json().catch(() => undefined)).message
}

const byToken = ({ api }: OwnerConfig): SignIn => {
  const [id, errorId, hintId] = [freshId('token'), freshId('token-error'), freshId('token-hint')]
  const done = Promise.withResolvers<Proof>()
  // No name and no autocomplete, so that the browser does not store the token.
  const input = h('input', {
    id,
    type: 'password',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-describedby': hintId,
  })
  const error = h('p', { class: 'field-error', id: errorId, role: 'alert' })
  const submit = h('button', { class: 'submit' }, words().signIn.action)
  const complain = (text: string): void => {
    error.textContent = text
    input.setAttribute('aria-invalid', String(text !== ''))
    input.setAttribute('aria-describedby', text === '' ? hintId : `${hintId} ${errorId}`)
  }
  const element = h(
    'form',
    { novalidate: true },
    h('label', { for: id }, words().signIn.token),
    h('p', { class: 'hint', id: hintId }, words().signIn.tokenHint),
    input,
    error,
    submit,
  )
  const attempt = async (): Promise<void> => {
    const token = input.value.trim()
    submit.disabled = true
    const objection = token === '' ? words().signIn.tokenMissing : await objectionTo(api, token)
    submit.disabled = false
    complain(objection ?? '')
    if (objection === undefined) done.resolve({ token })
    else input.focus()
  }
  element.addEventListener('submit', (event) => {
    event.preventDefault()
    if (!submit.disabled) void attempt()
  })
  return { element, done: done.promise }
}

/** The issuer's page asks for the password, so that this page never sees it. */
const byIssuer = (oidc: NonNullable<OwnerConfig['oidc']>, problem: string | undefined): SignIn => {
  const error = h('p', { class: 'field-error', role: 'alert' }, problem ?? '')
  const go = button(
    words().signIn.action,
    async () => {
      go.disabled = true
      const { leaveToSignIn } = await import('./oidc.js')
      await leaveToSignIn(oidc).catch(() => {
        go.disabled = false
        error.textContent = words().signIn.issuerAway
      })
    },
    { look: 'submit' },
  )
  const where = h('p', { class: 'hint' }, words().signIn.where(new URL(oidc.issuer).host))
  return { element: h('div', {}, where, error, go), done: new Promise(() => undefined) }
}

/** Sign-in by the issuer if there is one, otherwise by token. `problem` is the reason the last attempt failed. */
export const signIn = (config: OwnerConfig, problem?: string): SignIn =>
  config.oidc === undefined ? byToken(config) : byIssuer(config.oidc, problem)
