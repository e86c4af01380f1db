import { afterAll } from '@jest/globals'
import type { Browser, Keyboard, Page } from 'playwright-core'
import type { Came, Recorded } from './recorder.js'

export type { Came } from './recorder.js'

/** A person's hands on a step: real events, without what a locator would load into every page. */
export interface Hands {
  /** Clicks in the middle of an element. */
  readonly click: (selector: string) => Promise<void>
  readonly keyboard: Keyboard
  /** Waits until the browser has left the page for one that is no server's. */
  readonly gone: () => Promise<void>
}

/** What a person does. */
export type Act = (hands: Hands) => Promise<void>

/** A step: a page, what a person does on it, and what is to come of it. */
export interface Step {
  readonly html: string
  readonly act: Act
  /** How many are to be stored. */
  readonly wanted: number
  /** Path and query that the browser is to be led to, where it is led anywhere. */
  readonly at?: string | undefined
}

/** Presses the button that is marked. */
export const pressMarked: Act = (hands) => hands.click('[data-press]')

const sections = (steps: readonly string[]): string =>
  steps.map((html, at) => `<section id="step-${at}" hidden>${html}</section>`).join('')

const show = (section: string): string =>
  `for (const each of document.querySelectorAll('section')) each.hidden = each.id !== '${section}'`

const middleOf = (selector: string): string => `{
  const element = document.querySelector('${selector}')
  element.scrollIntoView({ block: 'center' })
  const { x, y, width, height } = element.getBoundingClientRect()
  ;({ x: x + width / 2, y: y + height / 2 })
}`

const handsOn = (page: Page, section: string): Hands => ({
  click: async (selector) => {
    const { x, y } = await page.evaluate<{ x: number; y: number }>(middleOf(`#${section} ${selector}`))
    await page.mouse.click(x, y)
  },
  keyboard: page.keyboard,
  gone: () => page.waitForURL('about:blank*'),
})

/** What the page has to do by now is done and shown, and what it has sent before has arrived. */
const settled = `(async () => {
  await new Promise((resolve) => setTimeout(() => setTimeout(resolve)))
  while (document.querySelector('form[aria-busy=true]')) await new Promise((resolve) => setTimeout(resolve, 5))
  await fetch('/settled')
})()`

/** Pages with a script or without one, on which steps are played one after the other. */
export const stageOn = (
  browser: () => Browser,
  { origin, ...recorded }: Recorded & { readonly origin: () => string },
  { sheet, script }: { readonly sheet: readonly string[]; readonly script: string },
) => {
  const paths: string[] = []
  const tab = () => {
    let page: Promise<Page> | undefined
    afterAll(async () => (await page)?.context().close())
    return async (steps: readonly string[]): Promise<[Page, string]> => {
      const path = recorded.add(sections(steps) + script)
      paths.push(path)
      const opened = await (page ??= browser().newPage())
      await opened.goto(`${origin()}${path}`)
      return [opened, path]
    }
  }
  const openSheet = tab()
  const openAlone = tab()
  let shared: ReturnType<typeof openSheet> | undefined
  return {
    /** Does what a person does in a step. @returns what came of it */
    play: async ({ html, act, wanted, at }: Step): Promise<Came> => {
      const place = sheet.indexOf(html)
      const [page, path] = await (place === -1 ? openAlone([html]) : (shared ??= openSheet(sheet)))
      const section = `step-${Math.max(place, 0)}`
      const before = recorded.came(path)
      const came = (): Came => {
        const { stored, led } = recorded.came(path)
        return { stored: stored.slice(before.stored.length), led: led.slice(before.led.length) }
      }
      await page.evaluate(show(section))
      await act(handsOn(page, section))
      await recorded.until(
        () => came().stored.length >= wanted && (at === undefined || came().led.includes(at)),
      )
      if (page.url().startsWith(origin())) await page.evaluate(settled)
      return came()
    },
    /** How many were stored of all steps. */
    stored: (): number => paths.reduce((sum, path) => sum + recorded.came(path).stored.length, 0),
  }
}
