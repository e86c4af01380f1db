import circus from 'jest-circus/runner'
import { ModuleMocker } from 'jest-mock'
import { createRequire, registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'
import { setGlobals } from './globals.js'

const require = createRequire(import.meta.url)
const globalsUrl = new URL('globals.js', import.meta.url).href

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === '@jest/globals' ? { url: globalsUrl, shortCircuit: true } : next(specifier, context),
})

/** Where circus keeps what belongs to one suite: its event handlers and the limit that `jest.setTimeout` sets. */
const ofOneSuite = { handlers: Symbol.for('EVENT_HANDLERS'), timeout: Symbol.for('TEST_TIMEOUT_SYMBOL') }

const mocker = new ModuleMocker(globalThis)

/** Jest's own object without mocks of modules: faults come from real parts or injected ones. */
const jest = {
  fn: mocker.fn.bind(mocker),
  spyOn: mocker.spyOn.bind(mocker),
  restoreAllMocks: () => mocker.restoreAllMocks(),
  setTimeout: (milliseconds) => {
    globalThis[ofOneSuite.timeout] = milliseconds
  },
}

let suites = 0

/** Loads circus again, so that no suite sees hooks, handlers or limits of the one before. */
const freshCircus = (path) => {
  for (const key of Object.values(ofOneSuite)) delete globalThis[key]
  delete require.cache[path]
  return require(path)
}

const environmentVariables = process.env

/** Runs a suite, then removes its spies and restores the environment variables. */
const apart = async (run) => {
  const before = { ...environmentVariables }
  try {
    return await run()
  } finally {
    mocker.restoreAllMocks()
    process.env = environmentVariables
    for (const name of Object.keys(environmentVariables))
      if (!(name in before)) delete environmentVariables[name]
    Object.assign(environmentVariables, before)
  }
}

/**
 * Circus, but with the modules of suites loaded by Node itself. Jest would load all of them again for each suite, in a
 * separate context, which takes longer than running most suites. As a consequence the suites of one worker share
 * modules and globals, so a suite has to restore what it changes.
 */
export default (globalConfig, config, environment, runtime, path, send) =>
  apart(() =>
    circus.default(
      globalConfig,
      config,
      environment,
      {
        enterTestCode: () => runtime.enterTestCode(),
        leaveTestCode: () => runtime.leaveTestCode(),
        requireInternalModule: freshCircus,
        requireModule: require,
        setGlobalsForRuntime: (globals) => setGlobals({ ...globals, jest }),
        unstable_shouldLoadAsEsm: () => true,
        unstable_importModule: (file) => import(`${pathToFileURL(file).href}?suite=${++suites}`),
      },
      path,
      send,
    ),
  )
