type Environment = Readonly<Record<string, string | undefined>>

/** The names of the targets that the deployment can tell: `NOTIFY_TARGETS`, separated by commas. */
export const notifyTargetsIn = ({ NOTIFY_TARGETS: names = '' }: Environment): ReadonlySet<string> =>
  new Set(
    names
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  )
