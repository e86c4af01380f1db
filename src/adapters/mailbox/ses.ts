import type { IncomingMessage, RequestListener } from 'node:http'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import type { Mailbox } from './mailbox.js'

/** Request of SES version 2 to send an e-mail. */
const SendEmail = t.intersection([
  t.type({
    FromEmailAddress: t.string,
    Destination: t.type({ ToAddresses: t.array(t.string) }),
    Content: t.type({
      Simple: t.intersection([
        t.type({
          Subject: t.type({ Data: t.string }),
          Body: t.type({ Text: t.type({ Data: t.string }), Html: t.type({ Data: t.string }) }),
        }),
        t.partial({ Headers: t.array(t.type({ Name: t.string, Value: t.string })) }),
      ]),
    }),
  }),
  t.partial({ ReplyToAddresses: t.array(t.string) }),
])

const mostBytes = 10 * 1024 * 1024

const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > mostBytes) return undefined
    chunks.push(chunk)
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8'))
}

const take = async (mails: Mailbox, request: IncomingMessage): Promise<readonly [number, object]> => {
  // Refuses pages in the developer's browser, which send an origin.
  if (request.url !== '/v2/email/outbound-emails' || request.headers.origin !== undefined)
    return [404, { message: 'Only SendEmail is supported here.' }]
  const asked = SendEmail.decode(await bodyOf(request))
  if (E.isLeft(asked)) return [400, { message: 'This is not a SendEmail request.' }]
  const { FromEmailAddress: from, Destination, ReplyToAddresses: [replyTo] = [], Content } = asked.right
  const { Subject, Body, Headers = [] } = Content.Simple
  const { id } = await mails.add({
    from,
    to: Destination.ToAddresses.join(', '),
    ...(replyTo !== undefined && { replyTo }),
    subject: Subject.Data,
    text: Body.Text.Data,
    html: Body.Html.Data,
    headers: Object.fromEntries(Headers.map(({ Name, Value }) => [Name, Value])),
  })
  return [200, { MessageId: id }]
}

/** Local stand-in for Amazon SES, which puts the e-mails into a mailbox. */
export const localSes =
  (mails: Mailbox): RequestListener =>
  (request, response) => {
    const answer = ([status, body]: readonly [number, object]): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    }
    take(mails, request).then(answer, () => answer([400, { message: 'The request cannot be read.' }]))
  }
