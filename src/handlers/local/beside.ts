/** URL of a file that the build puts beside the local stack. */
export const beside = (path: string): URL => new URL(path, import.meta.url)
