type Environment = Readonly<Record<string, string | undefined>>

/**
 * Credentials for a local store: it accepts any, but the SDK requires some. Those in the environment are kept; an empty
 * variable counts as not set.
 */
export const localCredentials = ({ AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY }: Environment) => ({
  AWS_ACCESS_KEY_ID: AWS_ACCESS_KEY_ID || 'local',
  AWS_SECRET_ACCESS_KEY: AWS_SECRET_ACCESS_KEY || 'local',
})

const ownMachine = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])([:/]|$)/

/** Whether an http or https URL points to this machine. */
export const isOwnMachine = (url: string): boolean => ownMachine.test(url)
