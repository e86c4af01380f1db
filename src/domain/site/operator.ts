import type { StageSettings } from './stage-settings.js'

/** Who gets alarms: `alarmEmail`, by default the first owner. Undefined where neither is named. */
export const alarmEmailOf = ({
  alarmEmail,
  firstOwner,
}: Pick<StageSettings, 'alarmEmail' | 'firstOwner'>): string | undefined => alarmEmail ?? firstOwner

type Named = Pick<StageSettings, 'mail' | 'alarmEmail' | 'firstOwner' | 'targets'>

const namedIn = ({ mail, ...settings }: Named): string | undefined => mail?.operator ?? alarmEmailOf(settings)

/**
 * Who is told of a target that cannot be told: `mail.operator`, else who gets alarms, else the first address among the
 * targets. Undefined where nobody is named.
 */
export const operatorOf = (settings: Named): string | undefined =>
  namedIn(settings) ??
  Object.values(settings.targets ?? {}).flatMap((target) => ('mail' in target ? [target.mail] : []))[0]

/** A sentence where targets are told and nobody apart from them would hear that one of them cannot be. */
export const missingOperator = (settings: Named): readonly string[] =>
  Object.keys(settings.targets ?? {}).length === 0 || namedIn(settings) !== undefined
    ? []
    : [
        'dynamosync.config.ts names nobody who hears of a target that cannot be told: set firstOwner, or alarmEmail.',
      ]
