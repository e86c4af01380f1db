/** Ends what `global-setup` started. */
export default async (): Promise<void> => {
  await globalThis.dynamoDbLocal?.stop()
}
