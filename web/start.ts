import { type Complaint, enhance, type Words } from './client/index.js'

/** A form's own check, as the build writes it beside the script. */
interface Checks {
  readonly check: (contents: URLSearchParams) => readonly Complaint[]
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
    enhance(form, { words, check: (contents) => checks?.check(contents) ?? [] })
  }
}
