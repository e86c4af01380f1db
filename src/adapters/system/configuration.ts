import * as E from 'fp-ts/lib/Either.js'

/** What a deployment decides. */
export interface Configuration {
  readonly table: string
  /** Exact origins, such as `https://example.org`, whose pages may post here. */
  readonly origins: ReadonlySet<string>
  /** What the site is called, on the function's own pages. */
  readonly site?: string
  /** What signs, the newest first. */
  readonly secrets?: Secrets
}

/** One secret of 32 bytes, or two while it changes. */
export type Secrets = readonly [Uint8Array, ...Uint8Array[]]

type Environment = Readonly<Record<string, string | undefined>>

const tableName = /^[A-Za-z0-9_.-]{3,255}$/

const tableComplaints = ({ TABLE_NAME: table }: Environment): string[] => {
  if (table === undefined || table === '') return ['TABLE_NAME is missing: the name of the DynamoDB table']
  return tableName.test(table) ? [] : ['TABLE_NAME must be 3 to 255 of A–Z, a–z, 0–9, _, - and .']
}

const isOrigin = (text: string): boolean =>
  /^https?:\/\//.test(text) && URL.canParse(text) && new URL(text).origin === text

/** What to write instead, where that can be guessed. */
const advice = (text: string): string => {
  if (!/^https?:/i.test(text) || !URL.canParse(text)) return ''
  return `; did you mean ${new URL(text).origin}?`
}

const originComplaint = (text: string): string[] => {
  if (text === '*')
    return ['ALLOWED_ORIGINS: “*” would let every site post here; list the origins, separated by commas']
  // A host may hold `*` as far as URLs go; but no page has such an origin, and none would ever match.
  if (text.includes('*')) return [`ALLOWED_ORIGINS: “${text}” has a “*”; list each origin as it is`]
  return isOrigin(text)
    ? []
    : [`ALLOWED_ORIGINS: “${text}” is not an origin such as https://example.org${advice(text)}`]
}

const list = (text: string | undefined): string[] =>
  (text ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')

/** 32 bytes, written as 64 hexadecimal digits or in base64. */
const secretIn = (text: string): Uint8Array => {
  const isHex = /^[0-9a-f]{64}$/i.test(text)
  return isHex || /^[\w+/-]{43}=?$/.test(text)
    ? Buffer.from(text, isHex ? 'hex' : 'base64')
    : new Uint8Array()
}

const isSome = (secrets: readonly Uint8Array[]): secrets is Secrets => secrets.length > 0

/**
 * The secrets in a text: 32 bytes in base64 or hexadecimal; while they change, the new one, a comma and the old one.
 * Undefined where there is none. The text itself is in no complaint: complaints are logged.
 */
export const secretsIn = (text: string | undefined, name: string): E.Either<string, Secrets | undefined> => {
  const secrets = list(text).map(secretIn)
  if (secrets.length > 2 || secrets.some(({ length }) => length !== 32))
    return E.left(
      `${name} must be 32 bytes in base64 or hexadecimal; while it changes, the new one, a comma and the old one`,
    )
  return E.right(isSome(secrets) ? secrets : undefined)
}

/**
 * The configuration from environment variables, or every complaint at once.
 *
 * `TABLE_NAME` is required. `ALLOWED_ORIGINS`, separated by commas, may be empty where the pages are served from the
 * API's own origin. `SITE_NAME` may be missing, and so may `FORM_SECRET`: then no page says for certain when it was
 * shown, and nothing is held for having been sent too fast.
 */
export const configurationFrom = (environment: Environment): E.Either<readonly string[], Configuration> => {
  const origins = list(environment['ALLOWED_ORIGINS'])
  const site = (environment['SITE_NAME'] ?? '').trim()
  const secrets = secretsIn(environment['FORM_SECRET'], 'FORM_SECRET')
  const complaints = [
    ...tableComplaints(environment),
    ...origins.flatMap(originComplaint),
    ...(E.isLeft(secrets) ? [secrets.left] : []),
  ]
  return complaints.length > 0
    ? E.left(complaints)
    : E.right({
        table: environment['TABLE_NAME'] ?? '',
        origins: new Set(origins),
        ...(site !== '' && { site }),
        ...(E.isRight(secrets) && secrets.right !== undefined && { secrets: secrets.right }),
      })
}
