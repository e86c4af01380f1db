import { createRequire } from 'node:module'

const { default: Sequencer } = createRequire(import.meta.url)('@jest/test-sequencer')

/** The suites that take longest, the longest first: on two cores, one that starts last would hold up the rest. */
const longest = [
  'dynamodb/faults/faults.test',
  'dynamodb/faults/local.test',
  'package/compiled-examples.test',
  'cli/held-commands.test',
  'owner/held-lists.test',
  'cli/telling.test',
  'page/enhanced-form.test',
  'faults/telling-faults.test',
  'package/contract-kit.test',
  'package/team-folder.test',
  'web/owner/owner.test',
  'dynamodb/submissions/paging.test',
  'tools/exact-money.test',
  'infra/deploy.test',
  'use-cases/held-races.test',
  'lambda/runtime.test',
  'cli/export.test',
  'web/page/appearance.test',
  'web/page/income-tax.test',
  'local/start.test',
  'page/standard.test',
  'doctor/doctor.test',
  'page/elsewhere.test',
  'page/answer.test',
  'infra/cdk.test',
  'cli/verify.test',
  'outbox/offline.test',
  'dynalite/dynalite.test',
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
