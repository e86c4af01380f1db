/** A reason why `npm start` cannot start, and the variable that avoids it. */
export interface Obstacle {
  readonly sentence: string
  /** Such as `PORT=3001`. */
  readonly remedy?: string
}

const next = (port: number): number => (port < 65_535 ? port + 1 : port - 1)

export const busyPort = (variable: string, port: number, whose: string): Obstacle => ({
  sentence: `Port ${port}, for ${whose}, is used by another program, perhaps by another npm start.`,
  remedy: `${variable}=${next(port)}`,
})

export const lockedData = (folder: string): Obstacle => ({
  sentence: `The data in ${folder} is used by another program, perhaps by another npm start.`,
  remedy: `DATA_DIR=${folder}-2`,
})

export const unusableData = (folder: string, reason: string): Obstacle => ({
  sentence: `The data folder ${folder} cannot be used: ${reason}. Move it away to start with an empty one.`,
  remedy: `DATA_DIR=${folder}-2`,
})

/** All obstacles in one message, with the command that avoids them. */
export const obstaclesText = (obstacles: readonly Obstacle[]): string => {
  const remedies = obstacles.flatMap(({ remedy }) => (remedy === undefined ? [] : [remedy]))
  const command =
    remedies.length === 0 ? '' : `\nResolve this, or use other settings: ${remedies.join(' ')} npm start`
  return `DynamoSync cannot start:\n${obstacles.map(({ sentence }) => `- ${sentence}`).join('\n')}${command}`
}

/** The embedded DynamoDB, and the seconds for which it is down after it was killed. */
interface Embedded {
  readonly pid: number
  readonly data: string
  readonly rest: number
}

/** Facts about the running stack for the developer. */
export interface Ready {
  readonly port: number
  /** Token for the owners' routes, and where it is kept. */
  readonly owner: { readonly token: string; readonly kept: string }
  /** Short description of a custom store used instead of DynamoDB. */
  readonly store?: string
  /** DynamoDB, and the address that shows the e-mails that a deployment would send. */
  readonly dynamo?: {
    readonly endpoint: string
    readonly table: string
    readonly mail: string
    readonly embedded?: Embedded
  }
}

const processText = (embedded: Embedded | undefined): string =>
  embedded === undefined
    ? ''
    : `, process ${embedded.pid} (kill ${embedded.pid} stops it for ${embedded.rest} s)`

/** Where submissions are kept. */
const keptText = ({ store, dynamo }: Ready): readonly string[] => [
  ...(store === undefined ? [] : [`  Store     ${store}`]),
  ...(dynamo === undefined
    ? []
    : [`  DynamoDB  ${dynamo.endpoint}, table ${dynamo.table}${processText(dynamo.embedded)}`]),
  ...(dynamo?.embedded === undefined ? [] : [`  Data      ${dynamo.embedded.data}`]),
]

/** Text on the terminal once everything answers. */
export const readyText = (at: Ready): string =>
  [
    `DynamoSync is ready at http://localhost:${at.port}`,
    ...keptText(at),
    `  Owner     http://localhost:${at.port}/owner/ with the token ${at.owner.token}`,
    `            which is kept ${at.owner.kept}`,
    at.dynamo === undefined
      ? '  Targets   are not notified, because that needs the stream of a DynamoDB table'
      : `  Mail      ${at.dynamo.mail} shows the e-mails that a deployment would send`,
    '  Ctrl-C    stops it',
  ].join('\n')
