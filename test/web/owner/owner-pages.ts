import { afterAll, afterEach, beforeAll } from '@jest/globals'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { type Stack, startStack } from '../../handlers/local/stack.js'

/** The owner's pages as `npm start` serves them, and the API that they talk to. */
export interface OwnerPages {
  readonly stack: () => Stack
  readonly token: () => string
  /** A page of a browser of its own, not signed in. */
  readonly open: (hash?: string, options?: BrowserContextOptions) => Promise<Page>
  /** The same, signed in with the token. */
  readonly enter: (hash?: string, options?: BrowserContextOptions) => Promise<Page>
  /** What any page complained of so far: of its content policy, or an error that nobody caught. */
  readonly complaints: () => readonly string[]
  readonly ask: (path: string, method?: string) => Promise<Response>
  /** Submits a form, as a visitor would; gives the id. */
  readonly submit: (form: string, fields: Readonly<Record<string, string>>) => Promise<string>
}

export const signInWith = async (page: Page, token: string): Promise<void> => {
  await page.getByLabel('Token').fill(token)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** Browsers ask before a file is written; without that they download it. */
const withoutPicker = 'delete window.showSaveFilePicker'

/** Starts the system before the tests that are described here, with these variables. */
export const ownerPages = (
  browser: () => Browser,
  env: () => Readonly<Record<string, string>> = () => ({}),
): OwnerPages => {
  let stack: Stack | undefined
  const opened: Page[] = []
  const complaints: string[] = []
  const running = (): Stack => {
    if (stack === undefined) throw new Error('The stack is there within a test only.')
    return stack
  }
  const token = (): string => /token ([\w-]{43})/.exec(running().output())?.[1] ?? ''

  beforeAll(async () => {
    stack = await startStack({ dataDir: 'memory', env: env() })
  }, 60_000)
  afterAll(async () => {
    await stack?.stop()
  })
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((page) => page.context().close()))
  })

  const open: OwnerPages['open'] = async (hash = '', options = {}) => {
    const context = await browser().newContext({ reducedMotion: 'reduce', ...options })
    await context.addInitScript(withoutPicker)
    const page = await context.newPage()
    page.setDefaultTimeout(10_000)
    opened.push(page)
    page.on('pageerror', ({ message }) => complaints.push(message))
    page.on('console', (message) => {
      if (/content security policy|trusted/i.test(message.text())) complaints.push(message.text())
    })
    await page.goto(`${running().url}/owner/${hash}`)
    return page
  }
  return {
    stack: running,
    token,
    open,
    enter: async (hash, options) => {
      const page = await open(hash, options)
      await signInWith(page, token())
      await page.getByRole('button', { name: 'Sign out' }).waitFor()
      return page
    },
    complaints: () => complaints,
    ask: (path, method = 'GET') =>
      fetch(`${running().url}/api${path}`, { method, headers: { authorization: `Bearer ${token()}` } }),
    submit: async (form, fields) => {
      const response = await fetch(`${running().url}/api/forms/${form}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(fields),
      })
      const { id } = (await response.json()) as { readonly id?: string }
      if (id === undefined) throw new Error(`${form} was not stored: ${response.status}`)
      return id
    },
  }
}
