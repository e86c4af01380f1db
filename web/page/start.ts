import { type Complaint, enhance, type Words } from './client/index.js'
import type { LiveResult } from './live/live-result.js'

/** A form's own check, as the build writes it beside the script. */
interface Checks {
  readonly check: (contents: URLSearchParams) => readonly Complaint[]
}

/** What shows the result of a form, as the build writes it for each form that computes one. */
interface Live {
  readonly live: (form: HTMLFormElement, place: HTMLElement) => LiveResult
}

/** Where a module of the form's own is: the page says it, as the name has the digest of what is in it. */
const moduleOf = async <A>(form: HTMLFormElement, kind: 'check' | 'live'): Promise<A | undefined> => {
  const address = Element.prototype.closest.call(form, `[data-${kind}]`)?.getAttribute(`data-${kind}`)
  return address ? ((await import(new URL(address, document.baseURI).href)) as A) : undefined
}

const liveResultOf = async (form: HTMLFormElement): Promise<LiveResult | undefined> => {
  const place = document.getElementById(
    `${Element.prototype.getAttribute.call(form, 'data-dynamosync') ?? ''}--result`,
  )
  const module = place === null ? undefined : await moduleOf<Live>(form, 'live')
  if (place === null || module === undefined) return undefined
  const { live } = module
  return live(form, place)
}

/** The site's script: every form of the page, checked by what its own definition asks. */
export const start = (words: Partial<Words> = {}): void => {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-dynamosync]')) {
    let checks: Checks | undefined
    // Until it is here, and where it does not come, the server checks alone.
    void moduleOf<Checks>(form, 'check').then(
      (module) => (checks = module),
      () => undefined,
    )
    let live: LiveResult | undefined
    void liveResultOf(form).then(
      (shown) => (live = shown),
      () => undefined,
    )
    enhance(form, {
      words,
      check: (contents) => checks?.check(contents) ?? [],
      onStored: ({ result }, contents) => live?.stored(result, contents),
    })
  }
}
