import { existsSync, readFileSync } from 'node:fs'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import type { FormStackProps } from './stack.js'

/** Where a deployment is remembered: `npm run deploy` writes what it was told or asked; the rest is for the hand. */
export const settingsFile = 'deployment.json'

const stageNames = ['dev', 'prod'] as const
export type StageName = (typeof stageNames)[number]

export const isStageName = (text: unknown): text is StageName => stageNames.some((name) => name === text)

const stageCodec = t.exact(
  t.partial({
    origins: t.array(t.string),
    alarmEmail: t.string,
    api: t.union([t.literal('http'), t.literal('rest')]),
    hosting: t.union([t.literal('cloudfront'), t.literal('s3')]),
    owners: t.intersection([
      t.type({ issuer: t.string, audience: t.string }),
      t.partial({ formsClaim: t.string }),
    ]),
    ownerPages: t.intersection([
      t.type({ clientId: t.string }),
      t.partial({ scope: t.string, origins: t.array(t.string) }),
    ]),
    domain: t.type({ name: t.string, certificateArn: t.string }),
    webAcl: t.string,
    reservedConcurrency: t.number,
  }),
)

/** What a team decides for one stage. Everything may be left out. */
export type StageSettings = t.TypeOf<typeof stageCodec>

const names = Object.keys(stageCodec.type.props)

const codec = t.exact(t.partial({ name: t.string, dev: stageCodec, prod: stageCodec }))

export type Settings = t.TypeOf<typeof codec>

const unknownNames = (value: object, known: readonly string[]): string[] =>
  Object.keys(value).filter((name) => !known.includes(name))

/** Settings out of a file's text. @throws naming all that is wrong with them */
export const settingsFrom = (text: string): Settings => {
  const decoded = codec.decode(JSON.parse(text))
  if (E.isLeft(decoded)) {
    const places = decoded.left.map(({ context }) =>
      context
        .map(({ key }) => key)
        .filter((key) => key !== '')
        .join('.'),
    )
    throw new Error(`${settingsFile} is not valid at: ${[...new Set(places)].join(', ')}`)
  }
  const raw = JSON.parse(text) as Settings
  const strange = [
    ...unknownNames(raw, ['name', ...stageNames]),
    ...stageNames.flatMap((stage) => unknownNames(raw[stage] ?? {}, names).map((name) => `${stage}.${name}`)),
  ]
  if (strange.length > 0)
    throw new Error(`${settingsFile} has names that mean nothing: ${strange.join(', ')}`)
  return decoded.right
}

/** The settings of this folder; none where there is no file. */
export const readSettings = (): Settings =>
  existsSync(settingsFile) ? settingsFrom(readFileSync(settingsFile, 'utf8')) : {}

/** The name of a stage's stack: two stages are two stacks. */
export const stackName = ({ name = 'dynamosync' }: Settings, stage: StageName): string => `${name}-${stage}`

/** Settings as the stack takes them, with what the build made, and the SITE_NAME that it was told too. */
export const stackProps = (stage: StageName, settings: StageSettings): FormStackProps => {
  const { alarmEmail, origins = [], ...rest } = settings
  const siteName = process.env['SITE_NAME'] ?? ''
  return {
    ...rest,
    stage,
    origins,
    ...(siteName !== '' && { siteName }),
    alarms: alarmEmail === undefined ? {} : { email: alarmEmail },
    site: 'dist/site',
    bundles: 'dist/lambda',
  }
}
