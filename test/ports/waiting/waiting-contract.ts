import { describe, it } from '@jest/globals'
import type { Clock } from '../../../src/ports/clock.js'
import type { SubmissionRepository } from '../../../src/ports/submission-repository.js'
import { changing } from './changing.js'
import { identity, keeping } from './keeping.js'
import { moving, races } from './moving.js'
import { type Case, trialOf } from './trial.js'

/** Everything that a repository keeps of what waits. */
export const waitingCases: readonly Case[] = [...keeping, ...identity, ...changing, ...moving, ...races]

/** What every repository does with what is stored and not open yet. */
export const waitingContract = (make: (clock: Clock) => SubmissionRepository): void => {
  describe('what waits', () => {
    it.each(waitingCases)('$name', ({ run }) => run(trialOf(make)))
  })
}
