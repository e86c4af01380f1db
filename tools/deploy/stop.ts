/** Something that the one who deploys has to do first: what is missing, and the command that fixes it. */
export class Stop extends Error {
  constructor(missing: string, fix: string) {
    super(`${missing}\n  ${fix}`)
  }

  /** Several of them, told together. */
  static all(stops: readonly Stop[]): Stop {
    const all = new Stop('', '')
    all.message = stops.map(({ message }) => message).join('\n')
    return all
  }
}
