import { describe, expect, it } from '@jest/globals'
import type { Clock } from '../../../src/ports/clock.js'
import type { SubmissionRepository } from '../../../src/ports/submission-repository.js'
import { waitingCases } from './waiting-contract.js'
import { mutant, mutants } from './mutants.js'
import { trialOf } from './trial.js'

/** The names of the cases that a repository fails. */
const failing = async (make: (clock: Clock) => SubmissionRepository): Promise<readonly string[]> => {
  const names: string[] = []
  for (const { name, run } of waitingCases) {
    const failed = await run(trialOf(make)).then(
      () => false,
      () => true,
    )
    if (failed) names.push(name)
  }
  return names
}

/** What each mutant fails. */
const found = new Map<string, readonly string[]>()

describe('the contract of what waits', () => {
  it.each(Object.entries(mutants))('is failed by a repository that %s', async (name, breaks) => {
    found.set(name, await failing(mutant(breaks)))
    expect(found.get(name)).not.toEqual([])
  })

  it('is failed in each of its cases by one of them', () => {
    const failed = new Set([...found.values()].flat())
    expect(waitingCases.map(({ name }) => name).filter((name) => !failed.has(name))).toEqual([])
  })

  it('is kept by the repository that they break', async () => {
    expect(await failing(mutant(() => ({})))).toEqual([])
  })
})
