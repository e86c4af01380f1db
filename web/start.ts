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

const liveResultOf = async (form: HTMLFormElement, name: string): Promise<LiveResult | undefined> => {
  const place = document.getElementById(`${name}--result`)
  if (place === null) return undefined
  const { live } = (await import(new URL(`live/${name}.js`, import.meta.url).href)) as Live
  return live(form, place)
}

/** The site's script: every form of the page, checked by what its own definition asks. */
export const start = (words: Partial<Words> = {}): void => {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-dynamosync]')) {
    const name = form.getAttribute('data-dynamosync') ?? ''
    let checks: Checks | undefined
    // Until it is here, and where it does not come, the server checks alone.
    void import(new URL(`check/${name}.js`, import.meta.url).href).then(
      (module: Checks) => (checks = module),
      () => undefined,
    )
    let live: LiveResult | undefined
    void liveResultOf(form, name).then(
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
