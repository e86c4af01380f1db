import * as E from 'fp-ts/lib/Either.js'
import { privateFolder } from '../../adapters/system/private-folder.js'
import { localFormSecret, localOwnerToken } from '../../adapters/system/local-secrets.js'
import type { Settings } from './settings.js'
import { type Obstacle, unusableData } from './words.js'

/** Secrets of this user: the owner's token and the stack's signing secrets. */
export interface LocalOwner {
  readonly token: string
  readonly formSecret: string
  /** Where the token is kept, as a phrase for the terminal. */
  readonly kept: string
}

const secretsIn = async (folder: string | undefined) => ({
  token: await localOwnerToken(folder),
  formSecret: await localFormSecret(folder),
})

/**
 * Reads or makes the local stack's secrets, kept next to the data in a folder that only this user can read; with data
 * in memory, they are new at each start. If that fails, returns the obstacle.
 */
export const localOwner = async ({ dataFolder }: Settings): Promise<E.Either<Obstacle, LocalOwner>> => {
  if (dataFolder === undefined) return E.right({ ...(await secretsIn(undefined)), kept: 'until it stops' })
  try {
    await privateFolder(dataFolder)
    return E.right({ ...(await secretsIn(dataFolder)), kept: `in ${dataFolder}/owner-token` })
  } catch (cause) {
    return E.left(unusableData(dataFolder, cause instanceof Error ? cause.message : 'unknown'))
  }
}
