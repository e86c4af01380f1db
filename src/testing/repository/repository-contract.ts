import type { Runner } from '../runner.js'
import { changing } from './changing.js'
import { damaged } from './damaged.js'
import { deadlines } from './deadlines.js'
import { erasing } from './erasing.js'
import { faults } from './faults.js'
import { filters } from './filters.js'
import { lists } from './listing.js'
import { holding } from './holding.js'
import { moving } from './moving.js'
import { naturalKeys } from './natural-key.js'
import { races } from './races.js'
import { readingMany } from './reading.js'
import { expiring, storing } from './storing.js'
import type { RepositoryUnderTest } from './subject.js'
import { testSubmissions } from './tests-unseen.js'
import { type Case, trialOf } from './trial.js'
import { values } from './values.js'
import { identity, keeping } from './waiting.js'

/** The promises of the port, grouped by subject. */
export const promises: Readonly<Record<string, readonly Case[]>> = {
  'storing with and without a key': storing,
  'natural keys': naturalKeys,
  expiry: expiring,
  tests: testSubmissions,
  erasing,
  lists,
  filters,
  'reading and counting': readingMany,
  values,
  deadlines,
  'waiting submissions': [...keeping, ...identity],
  changes: [...changing, ...holding],
  'releasing and erasing waiting submissions': [...moving, ...races],
  'concurrency and failing stores': [...faults, ...damaged],
}

/** Rejects if a run does not end within the timeout, whichever test runner is used. */
const within = async (milliseconds: number, run: Promise<void>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`took longer than ${milliseconds} ms`))
    }, milliseconds)
  })
  try {
    await Promise.race([run, late])
  } finally {
    clearTimeout(timer)
  }
}

/** Tries one promise of the port on a repository. Rejects if the repository breaks it. */
export const tryOne = async (
  subject: RepositoryUnderTest,
  { run }: Case,
  expect: Runner['expect'],
): Promise<void> =>
  within(
    subject.timeout ?? 10_000,
    trialOf(subject, expect).then((trial) => run(trial)),
  )

/**
 * The contract of every repository, as `SubmissionRepository` states it: one test for each promise. An adapter's test
 * is one call of this.
 *
 * @param subject the repository; an optional part left out becomes a skipped test, named as not proved
 * @param runner `describe`, `it` and `expect` of jest or vitest; with node:test the `expect` of the package `expect`
 * @example
 * repositoryContract({ open: (clock) => memoryRepository({ clock }) }, { describe, it, expect })
 */
export const repositoryContract = (subject: RepositoryUnderTest, { describe, it, expect }: Runner): void => {
  const timeout = subject.timeout ?? 10_000
  for (const [about, cases] of Object.entries(promises))
    describe(`a repository: ${about}`, () => {
      for (const each of cases) {
        const { name, needs } = each
        const run = (): Promise<void> => tryOne(subject, each, expect)
        if (needs !== undefined && subject[needs] === undefined)
          it.skip(`not proved without \`${needs}\`: ${name}`, run)
        else it(name, run, timeout + 1_000)
      }
    })
}
