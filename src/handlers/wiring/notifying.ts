import { dynamoClient } from '../../adapters/dynamodb/client/client.js'
import { dynamoDeliveries } from '../../adapters/dynamodb/deliveries/deliveries.js'
import {
  dynamoBrakes,
  dynamoSwitches,
  dynamoWatermarks,
} from '../../adapters/dynamodb/deliveries/notification-marks.js'
import { dynamoRepository } from '../../adapters/dynamodb/submissions/repository.js'
import { parameterSecrets } from '../../adapters/aws/parameters.js'
import { sesMailer } from '../../adapters/aws/ses.js'
import { smtpMailer } from '../../adapters/smtp/mailer.js'
import type { NotifyConfiguration } from '../../adapters/system/notify-configuration.js'
import { sha256, systemClock } from '../../adapters/system/stamper.js'
import { chatSender } from '../../adapters/webhook/chat-messages.js'
import { webhookSender } from '../../adapters/webhook/webhook.js'
import type { Forms } from '../../domain/form/form.js'
import type { Mailer, Sender } from '../../ports/sender.js'
import { signFor } from './aws-signing.js'
import { mailSender } from '../use-cases/notify/mail/mail-sender.js'
import { type Notifier, notifier } from '../use-cases/notify/notifier.js'
import type { NotificationLog, Parts } from '../use-cases/notify/parts.js'

/** Endpoint of an AWS service other than the store. */
const endpoint = (service: string): string | undefined => {
  const given = process.env[`AWS_ENDPOINT_URL_${service}`] ?? ''
  return given === '' ? undefined : given
}

const mailerOf = ({ smtp }: NotifyConfiguration): Mailer =>
  smtp === undefined
    ? sesMailer({ endpoint: endpoint('SESV2'), sign: signFor('ses') })
    : smtpMailer({ url: smtp })

/** Sends to each kind of target. */
const senderOf = (configuration: NotifyConfiguration, mailer: Mailer): Sender => {
  const secrets = parameterSecrets({ clock: systemClock, endpoint: endpoint('SSM'), sign: signFor('ssm') })
  const outside = { clock: systemClock, secrets, local: configuration.local }
  const [mail, webhook, chat] = [
    mailSender(mailer, configuration.site),
    webhookSender(outside),
    chatSender(outside),
  ]
  return (target, telling) => {
    if (target.kind === 'mail') return mail(target, telling)
    return target.kind === 'webhook' ? webhook(target, telling) : chat(target, telling)
  }
}

/** Parts of the notifying function. */
export const notifyingParts = (
  configuration: NotifyConfiguration,
  forms: Forms,
  log: NotificationLog,
): Parts => {
  const store = { client: dynamoClient(), table: configuration.table, clock: systemClock }
  const mailer = mailerOf(configuration)
  return {
    forms,
    targets: configuration.targets,
    repository: dynamoRepository(store),
    deliveries: dynamoDeliveries(store),
    brakes: dynamoBrakes(store),
    switches: dynamoSwitches(store),
    watermarks: dynamoWatermarks(store),
    sender: senderOf(configuration, mailer),
    mailer,
    clock: systemClock,
    chance: () => Math.random(),
    digest: sha256,
    site: configuration.site,
    log,
  }
}

/** Composition root of the notifying function. */
export const notifying = (configuration: NotifyConfiguration, forms: Forms, log: NotificationLog): Notifier =>
  notifier(notifyingParts(configuration, forms, log))
