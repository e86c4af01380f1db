/** What may be wrong more exactly than the code of a failure says. */
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

/** What exactly is wrong with a request. */
export interface Detail {
  readonly code: DetailCode
  /**
   * Where it is, if that is more than one place: the number of a part, `line:column`, a limit, or the name of a field.
   * It never holds a value, and a name only where it looks like one.
   */
  readonly at?: string
}
