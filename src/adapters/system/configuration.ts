import * as E from 'fp-ts/lib/Either.js'
import { bodyLimitRule, isBodyLimit } from '../../domain/form/room.js'

/** What a deployment decides. */
export interface Configuration {
  readonly table: string
  /** Exact origins, such as `https://example.org`, whose pages may post here. */
  readonly origins: ReadonlySet<string>
  /** What the site is called, on the function's own pages. */
  readonly site?: string
  /** Bytes of a submission once it is decoded, where more than 64 KiB are taken. */
  readonly bodyLimit?: number
  /** What signs, the newest first. */
  readonly secrets?: Secrets
  /** What the site's CloudFront sends with each request, and nobody else knows. */
  readonly originSecret?: string
  /** `false` where only what comes through CloudFront is answered. */
  readonly apiDirectly?: boolean
}

/** One secret of 32 bytes, or two while it changes. */
export type Secrets = readonly [Uint8Array, ...Uint8Array[]]

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>

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
 * Undefined where the text is empty or missing. No complaint repeats the text, as complaints are logged.
 */
export const secretsIn = (text: string | undefined, name: string): E.Either<string, Secrets | undefined> => {
  const secrets = list(text).map(secretIn)
  if (secrets.length > 2 || secrets.some(({ length }) => length !== 32))
    return E.left(
      `${name} must be 32 bytes in base64 or hexadecimal; while it changes, the new one, a comma and the old one`,
    )
  return E.right(isSome(secrets) ? secrets : undefined)
}

/** The bytes that `BODY_LIMIT` allows; undefined where it is not set. */
const bodyLimitIn = ({ BODY_LIMIT: text = '' }: Environment): E.Either<string, number | undefined> => {
  if (text === '') return E.right(undefined)
  const bytes = /^\d{1,9}$/.test(text) ? Number(text) : NaN
  return isBodyLimit(bytes) ? E.right(bytes) : E.left(`BODY_LIMIT must be ${bodyLimitRule}`)
}

/** Whether the API's own address answers; it does unless that is said. */
const apiDirectlyIn = ({ API_DIRECTLY: text = '' }: Environment): E.Either<string, boolean> =>
  ['', 'true', 'false'].includes(text)
    ? E.right(text !== 'false')
    : E.left('API_DIRECTLY must be true or false')

/** The parts that may be any text. */
const textsIn = ({
  SITE_NAME = '',
  ORIGIN_SECRET: originSecret = '',
}: Environment): Pick<Configuration, 'site' | 'originSecret'> => ({
  ...(SITE_NAME.trim() !== '' && { site: SITE_NAME.trim() }),
  ...(originSecret !== '' && { originSecret }),
})

/** The parts that may be missing, or what is wrong with them. */
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
 * The configuration from environment variables, or every complaint at once.
 *
 * `TABLE_NAME` is required. `ALLOWED_ORIGINS`, separated by commas, may be empty where the pages are served from the
 * API's own origin. `SITE_NAME` may be missing, and so may `FORM_SECRET`: then no page says for certain when it was
 * shown, and nothing is held for having been sent too fast. `ORIGIN_SECRET` is what the site's CloudFront sends in
 * `X-DynamoSync-Origin`; with it the viewer's address is believed, and `API_DIRECTLY=false` answers nobody else. `BODY_LIMIT` raises what is taken of a submission.
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
