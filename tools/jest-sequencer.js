import { createRequire } from 'node:module'

const { default: Sequencer } = createRequire(import.meta.url)('@jest/test-sequencer')

/** The suites that take longest, the longest first: on two cores, one that starts last would hold up the rest. */
const longest = [
  'adapters/faults.test',
  'adapters/faults-local.test',
  'web/owner.test',
  'adapters/pages.test',
  'web/looks.test',
  'web/income-tax.test',
  'handlers/start.test',
  'web/offline.test',
  'adapters/dynalite.test',
  'model/protocol.test',
  'model/machine.test',
]

const rank = (path) => {
  const at = longest.findIndex((name) => path.includes(name))
  return at === -1 ? longest.length : at
}

/** Jest's own order on a fresh machine is by the size of the files, which says little. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => rank(a.path) - rank(b.path))
  }
}
