import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type * as t from 'io-ts'
import type { Only } from '../kernel/options.js'
import { complaintsOf, isRecord, named, oneOf, settings, textLike, value } from './settings.js'
import { stageProps, StageSettings } from './stage-settings.js'
import { contrastComplaints } from './brand/palette.js'

/** The rule for a stage's name, as part of a sentence. */
export const stageRule = '1 to 40 of a–z, 0–9 and -, starting with a letter and not ending with -'

/** Whether a text can be the name of a stage. */
export const isStageName = (name: string): boolean => /^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$/.test(name)

const Name = textLike('a name of 1 to 60 characters, starting with a letter from A to Z', (text) =>
  /^[A-Za-z][^\p{C}]{0,59}$/u.test(text),
)

const SiteConfig = settings(
  {},
  {
    ...stageProps,
    version: value('1, or left out', (each): each is 1 => each === 1),
    name: Name,
    forms: oneOf('./forms'),
    stages: named(StageSettings, isStageName, stageRule),
  },
)

/** The default export of `dynamosync.config.ts`: plain data without secrets. */
export type SiteConfig = t.TypeOf<typeof SiteConfig>

/**
 * A site's configuration, for `dynamosync.config.ts`. Misspelt settings do not compile.
 *
 * @example
 * export default site({
 *   name: 'Blue Kettle',
 *   targets: { team: { mail: 'team@example.org' } },
 *   stages: { dev: {}, prod: { alarmEmail: 'operations@example.org' } },
 * })
 */
export const site = <const C extends SiteConfig>(config: Only<C, SiteConfig>): C => config

/** The default stages, for a site that declares none. */
const usual: NonNullable<SiteConfig['stages']> = { dev: {}, prod: {} }

const isNewer = (exported: unknown): boolean => isRecord(exported) && Number(exported['version']) > 1

const newer =
  'it is for a newer version of DynamoSync, as its version is above 1: update dynamosync and @dynamosync/cli (npm update)'

/** The configuration that a module exports, or every complaint at once. No complaint quotes a configured value. */
export const readSite = (exported: unknown): E.Either<readonly string[], SiteConfig> =>
  pipe(
    SiteConfig.decode(exported),
    // Other settings of a newer configuration cannot be judged here.
    E.mapLeft((errors) => (isNewer(exported) ? [newer] : complaintsOf(errors))),
    E.filterOrElse(
      (config) => unreadableIn(config).length === 0,
      (config) => unreadableIn(config),
    ),
  )

/** Complaints about unreadable colours of the site or of a stage. */
const unreadableIn = (config: SiteConfig): readonly string[] => [
  ...new Set(
    [config, ...stagesOf(config).map((stage) => stageIn(config, stage))].flatMap((settings) =>
      contrastComplaints(settings?.brand ?? {}),
    ),
  ),
]

/** The default stage: `dev`, or the first. */
export const usualStage = (config: SiteConfig): StageSettings => {
  const [first = 'dev', ...others] = stagesOf(config)
  return stageIn(config, others.includes('dev') ? 'dev' : first) ?? {}
}

export const stagesOf = ({ stages = usual }: SiteConfig): readonly string[] => Object.keys(stages)

/** `over` merged into `base`: objects member by member, at every depth; lists and scalars replaced as a whole. */
const merged = (base: unknown, over: unknown): unknown => {
  if (over === undefined) return base
  if (!isRecord(base) || !isRecord(over) || 'parameter' in base || 'parameter' in over) return over
  const names = [...new Set([...Object.keys(base), ...Object.keys(over)])]
  return Object.fromEntries(names.map((name) => [name, merged(base[name], over[name])]))
}

/**
 * Merges targets by name. A stage's target replaces the site's target of the same name as a whole, as it may be of
 * another kind.
 */
const mergedTargets = ({ targets }: SiteConfig, own: StageSettings): Pick<StageSettings, 'targets'> =>
  targets === undefined && own.targets === undefined ? {} : { targets: { ...targets, ...own.targets } }

/** The settings of a stage: the site's, overridden by the stage's own; undefined if the site has no such stage. */
export const stageIn = (config: SiteConfig, stage: string): StageSettings | undefined => {
  const { version: _version, name: _name, forms: _forms, stages = usual, ...base } = config
  const own = Object.hasOwn(stages, stage) ? stages[stage] : undefined
  if (own === undefined) return undefined
  return { ...(merged(base, own) as StageSettings), ...mergedTargets(config, own) }
}

/** The site's name as visitors see it. */
export const titleIn = ({ name }: SiteConfig, { brand }: StageSettings): string | undefined =>
  brand?.name ?? name

/** The name of a stage's stack; every stage has a stack of its own. */
export const stackNameOf = ({ name = 'dynamosync' }: SiteConfig, stage: string): string =>
  `${name
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase()}-${stage}`
