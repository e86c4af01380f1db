import type { Unanswered } from '../../ports/probe.js'

/** Error for a missing answer, which the runner turns into a finding. */
export class NoAnswer extends Error {
  readonly why: Unanswered['why']
  constructor(why: Unanswered['why'], code: string) {
    super(code)
    this.name = 'NoAnswer'
    this.why = why
  }
}
