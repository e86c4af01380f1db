import type { Lang } from '../../../../domain/kernel/lang.js'
import type { Instant } from '../../../../domain/kernel/instant.js'
import { noticeOf } from '../../../../domain/notification/message/message.js'
import { notificationWords } from '../../../../domain/words/notification.js'
import { mailTo } from './addressed-mail.js'
import { onceADay } from './once-a-day.js'
import type { Parts } from '../parts.js'

type OperatorParts = Pick<Parts, 'brakes' | 'clock' | 'forms' | 'mailer' | 'site'>

/** A problem with a target, for the operator. */
export interface TellingProblem {
  readonly form: string
  readonly target: string
  /** Given up for one submission, or off for all. */
  readonly what: 'dead' | 'off'
  /** The status of the answer, or the reason there was none. */
  readonly said: string
}

/** E-mails the operator about a failing target: once per day, form and target. */
export const operatorNotice =
  (parts: OperatorParts) =>
  async ({ form: name, target, what, said }: TellingProblem, deadline: Instant): Promise<void> => {
    const { site, forms } = parts
    if (site.operator === undefined) return
    const form = forms.get(name)
    const lang: Lang = form?.lang ?? 'en'
    const words = notificationWords(lang)
    const notice = noticeOf(
      {
        lang,
        subject: words.trouble[what](target, form?.title ?? name),
        sentences: [words.troubleText[what](said)],
        link: `${site.url}/owner/#/forms/${name}`,
        open: words.openList,
      },
      site.name,
    )
    const mail = mailTo(site, site.operator, notice)
    if (mail === undefined) return
    const send = async (): Promise<boolean> => (await parts.mailer(mail)())._tag === 'Accepted'
    await onceADay(parts)(`${what}.${name}.${target}`, send, deadline)
  }
