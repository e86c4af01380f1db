import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { relative, resolve } from 'node:path'

const { default: Sequencer } = createRequire(import.meta.url)('@jest/test-sequencer')

/** The repository's: seconds of each suite that took two or more, when it was last measured. */
const measured = resolve('test/durations.json')
/** This run's. `npm run durations` makes them the repository's. */
const seen = resolve('dist/durations.json')

const nameOf = ({ path }) => relative(resolve('dist'), path).replace(/\.js$/, '.ts')

const secondsIn = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return {}
  }
}

/**
 * The suites that take longest come first: on two cores, one that starts last would hold up the rest. Jest's own order
 * on a fresh machine is by the size of the files, which says little.
 */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const seconds = secondsIn(measured)
    const rank = (test) => seconds[nameOf(test)] ?? 0
    return [...super.sort(tests)].sort((a, b) => rank(b) - rank(a))
  }

  cacheResults(tests, results) {
    super.cacheResults(tests, results)
    const took = results.testResults.map(({ testFilePath, perfStats: { runtime } }) => [
      nameOf({ path: testFilePath }),
      Math.round(runtime / 1000),
    ])
    const all = { ...secondsIn(seen), ...Object.fromEntries(took) }
    const long = Object.entries(all).filter(([, seconds]) => seconds >= 2)
    writeFileSync(seen, `${JSON.stringify(Object.fromEntries(long.sort()), undefined, 2)}\n`)
  }
}
