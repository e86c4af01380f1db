import * as E from 'fp-ts/lib/Either.js'
import type { AnyForm } from '../../../../domain/form/form.js'
import { targetNames } from '../../../../domain/form/notify.js'
import type { Instant } from '../../../../domain/kernel/instant.js'
import { noticeOf } from '../../../../domain/notification/message/message.js'
import { notificationWords } from '../../../../domain/words/notification.js'
import type { CappedCount } from '../../../../domain/reading/counted.js'
import { countHeld } from '../../reading/count-held.js'
import { mailTo } from './addressed-mail.js'
import { onceADay } from './once-a-day.js'
import type { Parts } from '../parts.js'

type DigestParts = Pick<Parts, 'brakes' | 'forms' | 'targets' | 'mailer' | 'site' | 'clock' | 'repository'>

/** A message with numbers and a link, but without values, which may be spam. */
const digestOf = ({ site }: DigestParts, { name, title, lang }: AnyForm, { count, more }: CappedCount) => {
  const words = notificationWords(lang)
  return noticeOf(
    {
      lang,
      subject: words.held(title, more ? `${count}+` : String(count)),
      sentences: [words.heldText(count, more)],
      link: `${site.url}/owner/#/forms/${name}?state=held`,
      open: words.openList,
    },
    site.name,
  )
}

/** Addresses of a form's mail targets by name. */
const mailTargetsOf = ({ targets }: DigestParts, form: AnyForm): readonly (readonly [string, string])[] =>
  targetNames(form.notify).flatMap((name) => {
    const target = targets.get(name)
    return target?.kind === 'mail' ? [[name, target.to] as const] : []
  })

const digestForm = async (parts: DigestParts, form: AnyForm, deadline: Instant): Promise<void> => {
  const addresses = mailTargetsOf(parts, form)
  if (addresses.length === 0 || parts.site.from === undefined) return
  const held = await countHeld(parts)(form, deadline)()
  if (E.isLeft(held) || held.right.count === 0) return
  const digest = digestOf(parts, form, held.right)
  for (const [target, address] of addresses) {
    const mail = mailTo(parts.site, address, digest)
    if (mail === undefined) continue
    const send = async (): Promise<boolean> => (await parts.mailer(mail)())._tag === 'Accepted'
    await onceADay(parts)(`held.${form.name}.${target}`, send, deadline)
  }
}

/** Once a day, e-mails each form's mail targets the number of its held submissions, if there are any. */
export const digests =
  (parts: DigestParts) =>
  async (deadline: Instant): Promise<void> => {
    for (const form of parts.forms.values()) await digestForm(parts, form, deadline)
  }
