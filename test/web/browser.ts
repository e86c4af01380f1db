import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, it } from '@jest/globals'
import { type Browser, chromium, type LaunchOptions } from 'playwright-core'

/** The shell first: the same engine without windows, which take most of Chromium's time for a page. */
const candidates = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

/** Root has no sandbox to run in; the rest keeps the browser from calling home, and its language from the machine's. */
const args = [
  '--no-sandbox',
  '--accept-lang=en-US',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const isRequired = (process.env['DYNAMOSYNC_REQUIRE'] ?? '').split(',').includes('browser')

const absence = (name: string): string =>
  `Not run: ${name}. No Chromium was found; install one, or set CHROMIUM_PATH to it.`

/**
 * Describes what is tested in a real browser. Where there is none, one line says what was not run;
 * `DYNAMOSYNC_REQUIRE=browser` makes that a failure.
 */
export const describeBrowser = (
  name: string,
  tests: (browser: () => Browser) => void,
  options: LaunchOptions = {},
): void => {
  const executablePath = candidates.find((path) => path !== undefined && existsSync(path))
  describe(name, () => {
    if (executablePath === undefined) {
      it('runs where a Chromium is found', () => {
        if (isRequired) throw new Error(absence(name))
        process.stderr.write(`${absence(name)}\n`)
      })
      return
    }
    let browser: Browser | undefined
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath, args, ...options })
    })
    afterAll(async () => {
      await browser?.close()
    })
    tests(() => {
      if (browser === undefined) throw new Error('The browser is there within a test only.')
      return browser
    })
  })
}
