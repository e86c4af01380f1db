/** Something that keeps `npm start` from starting, and the variable that gets around it. */
export interface Obstacle {
  readonly sentence: string
  /** Such as `PORT=3001`. */
  readonly remedy?: string
}

const next = (port: number): number => (port < 65_535 ? port + 1 : port - 1)

export const busyPort = (variable: string, port: number, whose: string): Obstacle => ({
  sentence: `Port ${port}, for ${whose}, is taken by another program, perhaps by another npm start.`,
  remedy: `${variable}=${next(port)}`,
})

export const lockedData = (folder: string): Obstacle => ({
  sentence: `Another program, perhaps another npm start, is using the data in ${folder}.`,
  remedy: `DATA_DIR=${folder}-2`,
})

export const unusableData = (folder: string, reason: string): Obstacle => ({
  sentence: `The data folder ${folder} cannot be used: ${reason}. Move it away to begin with an empty one.`,
  remedy: `DATA_DIR=${folder}-2`,
})

/** All of them in one message, with the command that avoids them all. */
export const obstaclesText = (obstacles: readonly Obstacle[]): string => {
  const remedies = obstacles.flatMap(({ remedy }) => (remedy === undefined ? [] : [remedy]))
  const command =
    remedies.length === 0
      ? ''
      : `\nEnd what is in the way, or start beside it: ${remedies.join(' ')} npm start`
  return `DynamoSync cannot start:\n${obstacles.map(({ sentence }) => `- ${sentence}`).join('\n')}${command}`
}

/** What a developer needs to know, once everything answers. */
export const readyText = (at: {
  readonly port: number
  readonly endpoint: string
  readonly table: string
  /** The token by which the owner's routes are called, and how long it is good. */
  readonly owner: { readonly token: string; readonly kept: string }
  /** Where the mails are that would have been sent. */
  readonly mail: string
  /** Of the embedded DynamoDB. */
  readonly embedded?: { readonly pid: number; readonly data: string; readonly rest: number }
}): string => {
  const data = at.embedded === undefined ? [] : [`  Data      ${at.embedded.data}`]
  const process =
    at.embedded === undefined
      ? ''
      : `, process ${at.embedded.pid} (kill ${at.embedded.pid} stops it for ${at.embedded.rest} s)`
  return [
    `DynamoSync is ready at http://localhost:${at.port}`,
    `  DynamoDB  ${at.endpoint}, table ${at.table}${process}`,
    ...data,
    `  Owner     http://localhost:${at.port}/owner/ with the token ${at.owner.token}`,
    `            which is kept ${at.owner.kept}`,
    `  Mail      ${at.mail} shows what would have been sent`,
    '  Ctrl-C    ends it',
  ].join('\n')
}
