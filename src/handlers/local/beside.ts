/** A file that the build puts near the local stack. */
export const beside = (path: string): URL => new URL(path, import.meta.url)
