/** Milliseconds for one call to a table; a person waits. */
export const patience = 30_000
