/** Outer quotation marks, and those within a quotation. */
export interface QuotationMarks {
  readonly outer: readonly [string, string]
  readonly inner: readonly [string, string]
}

/** Quotations within a text, in the marks of any language. */
const within = /[\u201c\u201e\xab"]([^\u201c\u201d\xbb"]*)[\u201c\u201d\xbb"]/g

/** A label in quotation marks, with inner marks around its own quotations. */
export const quoted = (label: string, { outer, inner }: QuotationMarks): string =>
  outer.join(label.trim().replace(within, inner.join('$1')))

/** Whether a label is a question, in any script. */
export const isQuestion = (label: string): boolean => /[?\uff1f\u061f][!\uff01]?\s*$/.test(label)
