import type { Unanswered } from '../../ports/probe.js'

/** Nothing came back where an answer is needed. The runner makes a finding of it. */
export class NoAnswer extends Error {
  readonly why: Unanswered['why']
  constructor(why: Unanswered['why'], code: string) {
    super(code)
    this.name = 'NoAnswer'
    this.why = why
  }
}
