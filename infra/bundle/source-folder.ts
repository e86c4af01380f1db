/** What the functions are made of: the repository's own sources, or those of the installed package. */
export interface Sources {
  /** The folder of `domain`, `adapters` and `handlers`. */
  readonly folder: string
  readonly extension: 'ts' | 'js'
  /** The module that exports the forms, in the place of the repository's own. */
  readonly entry?: string
}
