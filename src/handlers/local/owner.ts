import * as E from 'fp-ts/lib/Either.js'
import { privateFolder } from '../../adapters/system/private-folder.js'
import { localFormSecret, localOwnerToken } from '../../adapters/system/local-secrets.js'
import type { Settings } from './settings.js'
import { type Obstacle, unusableData } from './words.js'

/** What only this user may know: the owner's token, and what the stack signs with. */
export interface LocalOwner {
  readonly token: string
  readonly formSecret: string
  /** Where the token is kept, in words for the terminal. */
  readonly kept: string
}

const secretsIn = async (folder: string | undefined) => ({
  token: await localOwnerToken(folder),
  formSecret: await localFormSecret(folder),
})

/**
 * The secrets of the local stack, kept beside the data in a folder that nobody else can read; with data in memory a new
 * one each time. Or what is in the way of that.
 */
export const localOwner = async ({ dataFolder }: Settings): Promise<E.Either<Obstacle, LocalOwner>> => {
  if (dataFolder === undefined) return E.right({ ...(await secretsIn(undefined)), kept: 'until the end' })
  try {
    await privateFolder(dataFolder)
    return E.right({ ...(await secretsIn(dataFolder)), kept: `in ${dataFolder}/owner-token` })
  } catch (cause) {
    return E.left(unusableData(dataFolder, cause instanceof Error ? cause.message : 'unknown'))
  }
}
