import { type Complaint, enhance, type Words } from './client/index.js'
import type { LiveResult } from './live/live-result.js'

/** A form's own check, a file of the build. */
interface Checks {
  readonly check: (contents: URLSearchParams) => readonly Complaint[]
}

/** A form's live result, a file of the build for each form with a computation. */
interface Live {
  readonly live: (form: HTMLFormElement, place: HTMLElement) => LiveResult
}

/** Loads a module of the form. The page names it, as the file name contains a digest of its contents. */
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

/** The site's script: enhances every form of the page with the checks of its own definition. */
export const start = (words: Partial<Words> = {}): void => {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-dynamosync]')) {
    let checks: Checks | undefined
    // Until it has loaded, or if it fails to, only the server checks.
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
