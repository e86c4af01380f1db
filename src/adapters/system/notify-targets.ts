type Environment = Readonly<Record<string, string | undefined>>

/** Parses `NOTIFY_TARGETS`: the names of the deployment's targets, separated by commas. */
export const notifyTargetsIn = ({ NOTIFY_TARGETS: names = '' }: Environment): ReadonlySet<string> =>
  new Set(
    names
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  )
