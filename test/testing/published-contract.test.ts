import { describe, expect, it } from '@jest/globals'
import type { SubmissionRepository } from '../../src/ports/submission-repository.js'
import type { Clock } from '../../src/ports/clock.js'
import { promises, tryOne } from '../../src/testing/repository/repository-contract.js'
import type { RepositoryUnderTest } from '../../src/testing/index.js'
import type { Case } from '../../src/testing/repository/trial.js'
import { damagedIds } from './damageable.js'
import { damagedMutants } from './damaged-mutants.js'
import { listedMutants } from './listed-mutants.js'
import { storedMutants } from './stored-mutants.js'
import { mutant, mutants as waitingMutants } from './waiting-mutants.js'

const waiting = ['waiting submissions', 'changes', 'releasing and erasing waiting submissions']
const hasMeans = ({ needs }: Case): boolean => needs === undefined || needs === 'second' || needs === 'damage'
const casesOf = (isWaiting: boolean): readonly Case[] =>
  Object.entries(promises)
    .filter(([about]) => waiting.includes(about) === isWaiting)
    .flatMap(([, cases]) => cases.filter(hasMeans))

const subjectOf = (make: (clock: Clock) => SubmissionRepository): RepositoryUnderTest => {
  let opened: SubmissionRepository | undefined
  const open = (clock: Clock): SubmissionRepository => (opened = make(clock))
  const damage = (_: string, id: string): void => void damagedIds.add(id)
  return { open, second: (clock) => opened ?? open(clock), damage, timeout: 3_000 }
}

/** The names of the cases that a repository fails. */
const failing = async (
  cases: readonly Case[],
  make: (clock: Clock) => SubmissionRepository,
): Promise<readonly string[]> => {
  const names: string[] = []
  for (const each of cases) {
    const failed = await tryOne(subjectOf(make), each, expect).then(
      () => undefined,
      (cause: unknown) => String(cause),
    )
    if (failed !== undefined) names.push(each.name)
    // It would hang in the others, too.
    if (failed?.includes('took longer') === true) break
  }
  return names
}

describe.each([
  ['stored', casesOf(false), { ...storedMutants, ...listedMutants, ...damagedMutants }],
  ['waiting', casesOf(true), waitingMutants],
])('the contract of what is %s', (_, cases, mutants) => {
  /** What each mutant fails. */
  const found = new Map<string, readonly string[]>()

  it.each(Object.entries(mutants))('is failed by a repository that %s', async (name, breaks) => {
    found.set(name, await failing(cases, mutant(breaks)))
    expect(found.get(name)).not.toEqual([])
  })

  it('is failed in each of its cases by one of them', () => {
    const failed = new Set([...found.values()].flat())
    expect(cases.map(({ name }) => name).filter((name) => !failed.has(name))).toEqual([])
  })

  it('is kept by the repository that they break', async () => {
    expect(
      await failing(
        cases,
        mutant(() => ({})),
      ),
    ).toEqual([])
  })
})
