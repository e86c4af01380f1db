/** Details of a problem, more precise than the code of its failure. */
export type DetailCode =
  | 'body-incomplete'
  | 'boundary-missing'
  | 'boundary-invalid'
  | 'boundary-not-found'
  | 'end-missing'
  | 'after-end'
  | 'boundary-line'
  | 'part-headers'
  | 'part-name-missing'
  | 'part-transfer-encoding'
  | 'part-charset'
  | 'part-not-utf-8'
  | 'field-not-utf-8'
  | 'media-type-missing'
  | 'charset-unsupported'
  | 'body-compressed'
  | 'not-an-object'
  | 'not-begun-as-object'
  | 'json-syntax'
  | 'nested-too-deep'
  | 'too-many-names'
  | 'too-many-values'
  | 'came-twice'
  | 'no-files'
  | 'keys-differ'

/** The exact problem of a request. */
export interface Detail {
  readonly code: DetailCode
  /**
   * The place, if there can be more than one: the number of a part, `line:column`, a limit, or the name of a field. It
   * never contains a value, and contains a name only if it looks like a field name.
   */
  readonly at?: string
}
