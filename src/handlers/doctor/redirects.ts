import type { ProbeAnswer } from '../../ports/probe.js'
import { isHtml } from './answer.js'
import { formsOn, type PageForm } from './html-forms.js'
import { sender, type Tools } from './visit.js'

/** An answer and its final address. */
export interface Fetched {
  readonly answer: ProbeAnswer
  /** Address after redirects. */
  readonly url: string
}

const mostRedirects = 5

/** Resolves a web address on a page or in a header; undefined if it is not one. */
const addressIn = (text: string, base: string): URL | undefined => {
  const address = URL.parse(text, base)
  return address !== null && /^https?:$/.test(address.protocol) ? address : undefined
}

/** Reads an address and follows its redirects. */
export const fetcher = (tools: Tools) => {
  const send = sender(tools)
  return async (start: string, accept = 'text/html,*/*;q=0.5'): Promise<Fetched> => {
    let url = start
    for (let steps = 0; ; steps += 1) {
      const answer = await send({ method: 'GET', url, headers: { accept } })
      const location = answer.headers.get('location')
      const next = location === undefined ? undefined : addressIn(location, url)
      if (answer.status < 300 || answer.status > 399 || next === undefined || steps === mostRedirects)
        return { answer, url }
      url = next.href
    }
  }
}

/** Finds a page's forms whose method is POST, and the address that each is sent to. */
export const postsIn = ({
  answer,
  url,
}: Fetched): readonly { readonly form: PageForm; readonly address: URL }[] =>
  isHtml(answer)
    ? formsOn(answer.body)
        .filter(({ method }) => method === 'post')
        .flatMap((form) => {
          const address = addressIn(form.action === '' ? url : form.action, url)
          return address === undefined ? [] : { form, address }
        })
    : []
