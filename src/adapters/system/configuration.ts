import * as E from 'fp-ts/lib/Either.js'
import type { Frame } from '../../domain/html/page.js'
import { bodyLimitRule, isBodyLimit } from '../../domain/form/room.js'

/** Configuration of a deployment. */
export interface Configuration {
  readonly table: string
  /** Exact origins of pages that may post here, such as `https://example.org`. */
  readonly origins: ReadonlySet<string>
  /** Site name or page frame, used on the function's own pages. */
  readonly site?: string | Frame
  /** Maximum decoded bytes of a submission; 64 KiB by default. */
  readonly bodyLimit?: number
  /** Signing secrets, newest first. */
  readonly secrets?: Secrets
  /** Secret that the site's CloudFront sends with each request, known to nobody else. */
  readonly originSecret?: string
  /** `false` to answer only requests through CloudFront. */
  readonly apiDirectly?: boolean
}

/** One secret of 32 bytes, or two during a rotation. */
export type Secrets = readonly [Uint8Array, ...Uint8Array[]]

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>

const tableName = /^[A-Za-z0-9_.-]{3,255}$/

const tableComplaints = ({ TABLE_NAME: table }: Environment): string[] => {
  if (table === undefined || table === '') return ['TABLE_NAME is missing: the name of the DynamoDB table']
  return tableName.test(table)
    ? []
    : ['TABLE_NAME must be 3 to 255 characters from A–Z, a–z, 0–9, _, - and .']
}

const isOrigin = (text: string): boolean =>
  /^https?:\/\//.test(text) && URL.canParse(text) && new URL(text).origin === text

/** Suggested correction of an origin, if one can be guessed. */
const advice = (text: string): string => {
  if (!/^https?:/i.test(text) || !URL.canParse(text)) return ''
  return `; did you mean ${new URL(text).origin}?`
}

const originComplaint = (text: string): string[] => {
  if (text === '*')
    return ['ALLOWED_ORIGINS: “*” would let every site post here; list the origins, separated by commas']
  // URLs allow `*` in a host, but no page has such an origin, so it would never match.
  if (text.includes('*')) return [`ALLOWED_ORIGINS: “${text}” has a “*”; list each origin in full`]
  return isOrigin(text)
    ? []
    : [`ALLOWED_ORIGINS: “${text}” is not an origin such as https://example.org${advice(text)}`]
}

const list = (text: string | undefined): string[] =>
  (text ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')

/** Decodes 32 bytes from 64 hexadecimal digits or base64. */
const secretIn = (text: string): Uint8Array => {
  const isHex = /^[0-9a-f]{64}$/i.test(text)
  return isHex || /^[\w+/-]{43}=?$/.test(text)
    ? Buffer.from(text, isHex ? 'hex' : 'base64')
    : new Uint8Array()
}

const isSome = (secrets: readonly Uint8Array[]): secrets is Secrets => secrets.length > 0

/**
 * Parses secrets: 32 bytes in base64 or hexadecimal; during a rotation the new one, a comma and the old one. Undefined
 * if the text is empty or missing. No complaint repeats the text, as complaints are logged.
 */
export const secretsIn = (text: string | undefined, name: string): E.Either<string, Secrets | undefined> => {
  const secrets = list(text).map(secretIn)
  if (secrets.length > 2 || secrets.some(({ length }) => length !== 32))
    return E.left(
      `${name} must be 32 bytes in base64 or hexadecimal; to change it, write the new secret, a comma and the old one`,
    )
  return E.right(isSome(secrets) ? secrets : undefined)
}

/** Parses `BODY_LIMIT`, in bytes; undefined if it is not set. */
const bodyLimitIn = ({ BODY_LIMIT: text = '' }: Environment): E.Either<string, number | undefined> => {
  if (text === '') return E.right(undefined)
  const bytes = /^\d{1,9}$/.test(text) ? Number(text) : NaN
  return isBodyLimit(bytes) ? E.right(bytes) : E.left(`BODY_LIMIT must be ${bodyLimitRule}`)
}

/** Parses `API_DIRECTLY`: whether the API's own address answers; true by default. */
const apiDirectlyIn = ({ API_DIRECTLY: text = '' }: Environment): E.Either<string, boolean> =>
  ['', 'true', 'false'].includes(text)
    ? E.right(text !== 'false')
    : E.left('API_DIRECTLY must be true or false')

/** The settings that may be any text. */
const textsIn = ({
  SITE_NAME = '',
  SITE_HEAD: head = '',
  SITE_BAR: bar,
  SITE_FOOT: foot = '',
  ORIGIN_SECRET: originSecret = '',
}: Environment): Pick<Configuration, 'site' | 'originSecret'> => ({
  ...(SITE_NAME.trim() !== '' && { site: SITE_NAME.trim() }),
  ...(bar !== undefined && { site: { head, bar, foot } }),
  ...(originSecret !== '' && { originSecret }),
})

/** Parses the optional settings, or returns their complaints. */
const optionalParts = (
  environment: Environment,
): E.Either<readonly string[], Omit<Configuration, 'table' | 'origins'>> => {
  const secrets = secretsIn(environment['FORM_SECRET'], 'FORM_SECRET')
  const bodyLimit = bodyLimitIn(environment)
  const direct = apiDirectlyIn(environment)
  if (E.isLeft(secrets) || E.isLeft(bodyLimit) || E.isLeft(direct))
    return E.left([secrets, bodyLimit, direct].flatMap((each) => (E.isLeft(each) ? [each.left] : [])))
  return E.right({
    ...textsIn(environment),
    ...(bodyLimit.right !== undefined && { bodyLimit: bodyLimit.right }),
    ...(secrets.right !== undefined && { secrets: secrets.right }),
    ...(!direct.right && { apiDirectly: false }),
  })
}

/**
 * Reads the configuration from environment variables, or returns all complaints at once.
 *
 * `TABLE_NAME` is required. `ALLOWED_ORIGINS`, separated by commas, may be empty if the pages are served from the API's
 * own origin. `SITE_NAME` is optional, and so are `SITE_HEAD`, `SITE_BAR` and `SITE_FOOT`, which are put around the
 * function's own pages, and `FORM_SECRET`: without it no page knows for certain when it was shown,
 * and no submission is held for being sent too fast. `ORIGIN_SECRET` is sent by the site's CloudFront in
 * `X-DynamoSync-Origin`; with it the viewer's address is trusted, and `API_DIRECTLY=false` refuses all other requests.
 * `BODY_LIMIT` raises the maximum size of a submission.
 */
export const configurationFrom = (environment: Environment): E.Either<readonly string[], Configuration> => {
  const origins = list(environment['ALLOWED_ORIGINS'])
  const optional = optionalParts(environment)
  const complaints = [
    ...tableComplaints(environment),
    ...origins.flatMap(originComplaint),
    ...(E.isLeft(optional) ? optional.left : []),
  ]
  return complaints.length > 0 || E.isLeft(optional)
    ? E.left(complaints)
    : E.right({ table: environment['TABLE_NAME'] ?? '', origins: new Set(origins), ...optional.right })
}
