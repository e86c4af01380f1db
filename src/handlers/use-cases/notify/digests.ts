import * as E from 'fp-ts/lib/Either.js'
import type { AnyForm } from '../../../domain/form/form.js'
import { targetNames } from '../../../domain/form/notify.js'
import type { Instant } from '../../../domain/kernel/instant.js'
import { noticeOf } from '../../../domain/notification/message/message.js'
import { notificationWords } from '../../../domain/words/notification.js'
import { listQuery } from '../../../domain/reading/list.js'
import { mailTo } from './addressed-mail.js'
import { onceADay } from './once-a-day.js'
import type { Parts } from './parts.js'

type DigestParts = Pick<Parts, 'brakes' | 'forms' | 'targets' | 'mailer' | 'site' | 'clock' | 'repository'>

/** Nobody reads more, and each look has its price. */
const mostCounted = 200

/** How many are held, as a mail says it; undefined where none is. */
const heldOf = async (
  { repository }: DigestParts,
  form: AnyForm,
  deadline: Instant,
): Promise<E.Either<unknown, { readonly count: number; readonly more: boolean } | undefined>> => {
  const page = await repository.page(listQuery(form, { state: 'held', limit: mostCounted }), deadline)()
  return E.map(({ rows, next }: { readonly rows: readonly unknown[]; readonly next?: unknown }) =>
    rows.length === 0 ? undefined : { count: rows.length, more: next !== undefined },
  )(page)
}

/** Numbers and a link: nobody who reads mails is shown a value of what may be spam. */
const digestOf = (
  { site }: DigestParts,
  { name, title, lang }: AnyForm,
  { count, more }: { readonly count: number; readonly more: boolean },
) => {
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

/** The addresses of a form's mail targets by name. */
const mailTargetsOf = ({ targets }: DigestParts, form: AnyForm): readonly (readonly [string, string])[] =>
  targetNames(form.notify).flatMap((name) => {
    const target = targets.get(name)
    return target?.kind === 'mail' ? [[name, target.to] as const] : []
  })

const digestForm = async (parts: DigestParts, form: AnyForm, deadline: Instant): Promise<void> => {
  const addresses = mailTargetsOf(parts, form)
  if (addresses.length === 0 || parts.site.from === undefined) return
  const held = await heldOf(parts, form, deadline)
  if (E.isLeft(held) || held.right === undefined) return
  const digest = digestOf(parts, form, held.right)
  for (const [target, address] of addresses) {
    const mail = mailTo(parts.site, address, digest)
    if (mail === undefined) continue
    const send = async (): Promise<boolean> => (await parts.mailer(mail)())._tag === 'Accepted'
    await onceADay(parts)(`held.${form.name}.${target}`, send, deadline)
  }
}

/** Says by mail, once a day and target, how many submissions of a form are held. */
export const digests =
  (parts: DigestParts) =>
  async (deadline: Instant): Promise<void> => {
    for (const form of parts.forms.values()) await digestForm(parts, form, deadline)
  }
