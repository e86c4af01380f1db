/** The owners' pages: the session and the current view. */
import * as E from 'fp-ts/lib/Either.js'
import { ownerApi } from './api.js'
import { OwnerConfig } from './session/config.js'
import { dialogOf } from './dialog.js'
import { button, h, part } from './dom.js'
import { placeAt } from './hash-routes.js'
import { type Proof, sessionWith } from './session/session.js'
import { signIn } from './session/sign-in.js'
import { type Problem, troublePanel } from './trouble.js'
import type { View } from './view.js'
import { beginLanguage } from './page-language.js'
import { viewsOf } from './navigation.js'
import { isSpoken, words } from './words/words.js'
import { forgetDrafts } from './work/drafts.js'

const main = part('main')
const signOut = part('sign-out')
const sessionNote = part('session')

/** Replaces the contents of the page and focuses the new heading. */
const put = (title: string, element: HTMLElement): void => {
  document.title = `${title} · ${document.body.dataset['site'] ?? ''}`
  main.replaceChildren(element)
  scrollTo(0, 0)
  element.querySelector('h1')?.focus({ preventScroll: true })
}

const putTrouble = (trouble: Problem, retry: () => unknown): void =>
  put(
    words().page.problem,
    h(
      'section',
      {},
      h('p', { class: 'crumb' }, h('a', { href: '#/' }, words().page.allForms)),
      h('div', { class: 'title' }, h('h1', { tabindex: -1 }, words().page.cannotBeShown)),
      troublePanel(trouble, retry),
    ),
  )

/** Asks for a new proof in a dialog over the current view, which stays as it is. */
const askAgain = (config: OwnerConfig) => (): Promise<Proof | undefined> => {
  const { element, done } = signIn(config)
  const hint = h('p', { class: 'hint' }, words().signIn.expired)
  const leave = button(words().page.signOut, () => dialog.close())
  const dialog = dialogOf(words().signIn.again, hint, element, leave)
  const left = new Promise<undefined>((resolve) => {
    dialog.addEventListener('close', () => resolve(undefined))
  })
  dialog.showModal()
  return Promise.race([done, left]).finally(() => dialog.close())
}

const start = (config: OwnerConfig, proof: Proof | undefined, problem: string | undefined) => {
  let current: View | undefined
  const session = sessionWith({ askAgain: askAgain(config), onEnd: () => showSignIn() })
  const api = ownerApi(config.api, session)
  let viewAt = viewsOf(api)

  const leaveCurrent = (): void => {
    current?.hide()
    current = undefined
  }
  const showSignIn = (why?: string): void => {
    leaveCurrent()
    // Drops the previous owner's data.
    viewAt = viewsOf(api)
    forgetDrafts()
    signOut.hidden = true
    sessionNote.textContent = ''
    const { element, done } = signIn(config, why)
    const { title } = words().signIn
    put(title, h('div', { class: 'card way-in' }, h('h1', { tabindex: -1 }, title), element))
    element.querySelector('input')?.focus()
    void done.then(enter)
  }
  const enter = (next: Proof): void => {
    session.begin(next)
    signOut.hidden = false
    sessionNote.textContent = next.session ?? ''
    void show()
  }
  const show = async (): Promise<void> => {
    if (!session.isOpen()) return
    leaveCurrent()
    const address = location.hash
    const view = await viewAt(placeAt(address))
    // The owner has meanwhile gone to another view or signed out.
    if (address !== location.hash || !session.isOpen()) return
    if (E.isLeft(view)) {
      putTrouble(view.left, show)
      return
    }
    leaveCurrent()
    current = view.right
    put(current.title, current.element)
    current.show()
  }
  const drawAnew = async (): Promise<void> => {
    // Views drawn earlier are in another language.
    viewAt = viewsOf(api)
    if (session.isOpen()) await show()
    else showSignIn()
  }
  addEventListener('hashchange', () => void show())
  signOut.addEventListener('click', () => session.end())
  if (proof === undefined) showSignIn(problem)
  else enter(proof)
  return drawAnew
}

const readConfig = async (): Promise<OwnerConfig> => {
  const config: unknown = await (await fetch('config.json', { cache: 'no-store' })).json()
  if (!OwnerConfig.is(config)) throw new Error('config.json is not what config.ts says')
  return config
}

/** Asks the issuer for its session without a prompt, as no token survives a reload. */
const askQuietly = async (oidc: NonNullable<OwnerConfig['oidc']>): Promise<E.Either<string, undefined>> => {
  const { leaveToSignIn } = await import('./session/oidc.js')
  const isLeaving = await leaveToSignIn(oidc, true).then(
    () => true,
    () => false,
  )
  return isLeaving ? new Promise(() => undefined) : E.right(undefined)
}

/** The proof in the issuer's answer, if this page load is the return from it. */
const returned = async ({ oidc }: OwnerConfig): Promise<E.Either<string, Proof | undefined>> => {
  if (oidc === undefined) return E.right(undefined)
  if (!location.search.includes('state=')) return askQuietly(oidc)
  const { proofFromIssuer } = await import('./session/oidc.js')
  return proofFromIssuer(oidc).then(E.right, () => E.left(words().signIn.failed))
}

part('skip').addEventListener('click', (event) => {
  // Handled here, as the hash is the address of the view and cannot be an anchor.
  event.preventDefault()
  main.focus()
})

try {
  let drawAnew = (): Promise<void> => Promise.resolve()
  const [config] = await Promise.all([readConfig(), beginLanguage(() => drawAnew())])
  const proof = await returned(config)
  drawAnew = start(
    config,
    E.isRight(proof) ? proof.right : undefined,
    E.isLeft(proof) ? proof.left : undefined,
  )
} catch {
  // In English, as no language could be loaded.
  if (isSpoken())
    main.replaceChildren(
      troublePanel({ kind: 'broken', message: words().troubles.notSetUp }, () => location.reload()),
    )
  else main.textContent = 'These pages cannot be loaded. Check your network connection, and reload them.'
}
