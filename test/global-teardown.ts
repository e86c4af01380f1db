import { rm } from 'node:fs/promises'

/** Ends what `global-setup` started, and removes the temporary folders of the tests. */
export default async (): Promise<void> => {
  await globalThis.dynamoDbLocal?.stop()
  if (globalThis.temporaryFolder !== undefined)
    await rm(globalThis.temporaryFolder, { recursive: true, force: true })
}
