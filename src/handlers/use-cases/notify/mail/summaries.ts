import * as E from 'fp-ts/lib/Either.js'
import type { Instant } from '../../../../domain/kernel/instant.js'
import { type Brake, endOf, mostMails, summedIn } from '../../../../domain/notification/delivery/brake.js'
import { noticeOf } from '../../../../domain/notification/message/message.js'
import { notificationWords } from '../../../../domain/words/notification.js'
import { mailTo } from './addressed-mail.js'
import type { Parts } from '../parts.js'

type SummaryParts = Pick<Parts, 'brakes' | 'forms' | 'targets' | 'mailer' | 'site' | 'clock'>

const summaryOf = ({ forms, site }: SummaryParts, brake: Brake) => {
  const counts = Object.entries(brake.summed).sort(([, one], [, other]) => other - one)
  const [name = ''] = counts[0] ?? []
  const lang = forms.get(name)?.lang ?? 'en'
  const words = notificationWords(lang)
  const titles = counts.map(([form, count]) => `${forms.get(form)?.title ?? form}: ${count}`)
  const count = summedIn(brake)
  return noticeOf(
    {
      lang,
      subject: words.summary(forms.get(name)?.title ?? site.name, count),
      sentences: [words.summaryText(count, mostMails), ...titles],
      link: counts.length === 1 ? `${site.url}/owner/#/forms/${name}` : `${site.url}/owner/`,
      open: words.openList,
    },
    site.name,
  )
}

const close = async (parts: SummaryParts, brake: Brake, deadline: Instant): Promise<void> => {
  const target = parts.targets.get(brake.target)
  const mail = target?.kind === 'mail' ? mailTo(parts.site, target.to, summaryOf(parts, brake)) : undefined
  const id = `summary-${brake.target}-${brake.hour}`
  const answer =
    mail === undefined
      ? undefined
      : await parts.mailer({ ...mail, headers: { ...mail.headers, 'X-DynamoSync-Id': id } })()
  if (answer === undefined || answer._tag === 'Accepted')
    await parts.brakes.put({ ...brake, summed: {}, sent: Math.max(brake.sent, mostMails) }, deadline)()
}

/** Sends the summaries of past hours. A summary that fails is sent again by the next sweep. */
export const summaries =
  (parts: SummaryParts) =>
  async (deadline: Instant): Promise<void> => {
    const ended = await parts.brakes.ended(parts.clock(), deadline)()
    if (E.isLeft(ended)) return
    for (const brake of ended.right) if (endOf(brake) <= parts.clock()) await close(parts, brake, deadline)
  }
