/** Sources of the functions: the repository's own, or those of the installed package. */
export interface Sources {
  /** Folder of `domain`, `adapters` and `handlers`. */
  readonly folder: string
  readonly extension: 'ts' | 'js'
  /** Module that exports the forms, replacing the repository's own. */
  readonly entry?: string
}
