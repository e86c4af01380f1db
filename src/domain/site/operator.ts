import type { StageSettings } from './stage-settings.js'

/** The recipient of alarms: `alarmEmail`, else the first owner. Undefined if neither is set. */
export const alarmEmailOf = ({
  alarmEmail,
  firstOwner,
}: Pick<StageSettings, 'alarmEmail' | 'firstOwner'>): string | undefined => alarmEmail ?? firstOwner

type Named = Pick<StageSettings, 'mail' | 'alarmEmail' | 'firstOwner' | 'targets'>

const namedIn = ({ mail, ...settings }: Named): string | undefined => mail?.operator ?? alarmEmailOf(settings)

/**
 * Returns the recipient of e-mails about failed notifications: `mail.operator`, or the recipient of alarms, or the first
 * mail target. Undefined if the settings name none of these.
 */
export const operatorOf = (settings: Named): string | undefined =>
  namedIn(settings) ??
  Object.values(settings.targets ?? {}).flatMap((target) => ('mail' in target ? [target.mail] : []))[0]

/** A sentence if targets are configured, but no recipient for failed notifications. */
export const missingOperator = (settings: Named): readonly string[] =>
  Object.keys(settings.targets ?? {}).length === 0 || namedIn(settings) !== undefined
    ? []
    : ['dynamosync.config.ts names no recipient for failed notifications: set firstOwner or alarmEmail.']
