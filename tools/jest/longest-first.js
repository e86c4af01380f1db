import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { relative, resolve } from 'node:path'

const { default: Sequencer } = createRequire(import.meta.url)('@jest/test-sequencer')

/** Committed durations: seconds of each suite that took two or more when last measured. */
const measured = resolve('test/durations.json')
/** Durations of this run. `npm run durations` commits them. */
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
 * Runs the slowest suites first: on two cores, a slow suite that starts last would delay the end. On a fresh machine
 * Jest itself orders by file size, which predicts little.
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
