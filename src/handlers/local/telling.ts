import { join } from 'node:path'
import { type Mailbox, mailbox } from '../../adapters/mailbox/mailbox.js'
import { mailPages } from '../../adapters/mailbox/mailbox-html.js'
import { localSes } from '../../adapters/mailbox/ses.js'
import { mailSource } from '../../adapters/smtp/source.js'
import { operatorOf } from '../../domain/site/operator.js'
import type { StageSettings } from '../../domain/site/stage-settings.js'
import { type Loopback, loopback } from './loopback.js'
import type { Settings } from './settings.js'

/** The local stack's mailbox, and the SES stand-in that fills it. */
export interface LocalMail {
  readonly mails: Mailbox
  readonly ses: Loopback
  readonly pages: ReturnType<typeof mailPages>
}

/** Starts the mailbox, whose file is next to the data. */
export const localMail = async ({ dataFolder }: Pick<Settings, 'dataFolder'>): Promise<LocalMail> => {
  const mails = await mailbox(dataFolder === undefined ? undefined : join(dataFolder, 'mail.jsonl'))
  return { mails, ses: await loopback(localSes(mails)), pages: mailPages(mails, mailSource) }
}

type Environment = Readonly<Record<string, string | undefined>>

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * The targets in `TARGETS`; by default those of the stage.
 *
 * @throws an error if it is not a JSON object; never quotes it, as it may contain a secret
 */
export const localTargets = (environment: Environment, stage: StageSettings): object => {
  const given = environment['TARGETS'] ?? ''
  const targets = given === '' ? (stage.targets ?? {}) : parsed(given)
  if (typeof targets === 'object' && targets !== null && !Array.isArray(targets)) return targets
  throw new Error('TARGETS is not a JSON object such as {"team":{"mail":"team@example.org"}}')
}

/** The functions' settings of targets, to be merged into this process's environment. */
export const tellingEnvironment = (
  environment: Environment,
  at: { readonly port: number; readonly ses: string; readonly stage: StageSettings },
): Environment => {
  const targets = localTargets(environment, at.stage)
  return {
    TARGETS: JSON.stringify(targets),
    NOTIFY_TARGETS: Object.keys(targets).join(),
    MAIL_FROM: environment['MAIL_FROM'] || (at.stage.mail?.from ?? 'forms@example.org'),
    OPERATOR_EMAIL: environment['OPERATOR_EMAIL'] || operatorOf(at.stage),
    SITE_URL: `http://localhost:${at.port}`,
    AWS_ENDPOINT_URL_SESV2: at.ses,
    LOCAL_TARGETS: '1',
  }
}
