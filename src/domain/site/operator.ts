import type { StageSettings } from './stage-settings.js'

/**
 * Who is told of a target that cannot be told, and of alarms: `mail.operator`, else `alarmEmail`, else the first
 * address among the targets. Undefined where nobody is named.
 */
export const operatorOf = ({
  mail,
  alarmEmail,
  targets = {},
}: Pick<StageSettings, 'mail' | 'alarmEmail' | 'targets'>): string | undefined =>
  mail?.operator ??
  alarmEmail ??
  Object.values(targets).flatMap((target) => ('mail' in target ? [target.mail] : []))[0]
