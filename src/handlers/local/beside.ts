/** URL of a file that the build puts into the local stack's folder. */
export const beside = (path: string): URL => new URL(path, import.meta.url)
