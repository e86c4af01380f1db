/** A question that was answered with Ctrl-C or Ctrl-D. */
export class Cancelled extends Error {}

/** A precondition that the user must fix first: what is missing, and the command that fixes it. */
export class Stop extends Error {
  constructor(missing: string, fix: string) {
    super(`${missing}\n  ${fix}`)
  }

  /** Several such errors, reported together. */
  static all(stops: readonly Stop[]): Stop {
    const all = new Stop('', '')
    all.message = stops.map(({ message }) => message).join('\n')
    return all
  }
}
