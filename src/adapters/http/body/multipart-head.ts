import { type Parameterised, parameterisedIn } from './parameterised.js'

/** Parsed headers of a part. */
export interface PartHead {
  readonly disposition: Parameterised
  readonly type: Parameterised | undefined
  readonly transferEncoding: string | undefined
}

const utf8 = new TextDecoder('utf-8', { fatal: true })
const latin1 = new TextDecoder('latin1')

/** Decodes UTF-8, as the standard requires, or ISO 8859-1, in which old clients send file names. */
const textOf = (head: Uint8Array): string => {
  try {
    return utf8.decode(head)
  } catch {
    return latin1.decode(head)
  }
}

const line = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+)[\t ]*:([^\0\r\n]*)$/

/** Headers by lower-case name; undefined for an invalid line or a repeated name. */
const headersIn = (head: string): ReadonlyMap<string, string> | undefined => {
  const headers = new Map<string, string>()
  for (const each of head.replace(/\r\n(?=[\t ])/g, '').split('\r\n')) {
    const [, name = '', value = ''] = line.exec(each) ?? []
    if (name === '' || headers.has(name.toLowerCase())) return undefined
    headers.set(name.toLowerCase(), value.trim())
  }
  return headers
}

/** Maximum bytes of a part's headers, the same as of a request in Node. */
const longest = 16 * 1024

/** Parses the headers of a part; undefined if they are malformed. */
export const partHeadIn = (bytes: Uint8Array): PartHead | undefined => {
  if (bytes.length > longest) return undefined
  const headers = bytes.length === 0 ? new Map<string, string>() : headersIn(textOf(bytes))
  if (headers === undefined) return undefined
  const disposition = parameterisedIn(headers.get('content-disposition') ?? '')
  const contentType = headers.get('content-type')
  const type = contentType === undefined ? undefined : parameterisedIn(contentType)
  if (disposition === undefined || (contentType !== undefined && type === undefined)) return undefined
  return { disposition, type, transferEncoding: headers.get('content-transfer-encoding')?.toLowerCase() }
}

/** Decodes a text of RFC 8187, `UTF-8''na%C3%AFve`; undefined if it is malformed or of another charset. */
const extendedText = (text: string | undefined): string | undefined => {
  const [, encoded] = /^utf-8'[^']*'([^']*)$/i.exec(text ?? '') ?? []
  try {
    return encoded === undefined ? undefined : decodeURIComponent(encoded)
  } catch {
    return undefined
  }
}

/** Name of a part's field; some clients send it as in RFC 8187. */
export const nameIn = ({ disposition: { value, parameters } }: PartHead): string | undefined =>
  value === 'form-data' ? (parameters.get('name') ?? extendedText(parameters.get('name*'))) : undefined

/** Whether a part is a file. A browser sends an empty part without a name for an empty file input. */
export const fileIn = (
  { disposition: { parameters } }: PartHead,
  size: number,
): 'none' | 'left-empty' | 'file' => {
  const [plain, extended] = [parameters.get('filename'), parameters.get('filename*')]
  if (plain === undefined && extended === undefined) return 'none'
  const isNamed = (plain ?? '') !== '' || (extended ?? "''").split("''").at(-1) !== ''
  return isNamed || size > 0 ? 'file' : 'left-empty'
}
