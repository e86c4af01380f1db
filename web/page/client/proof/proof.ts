import { type Fill, newKey } from '../send.js'

/** A challenge of ALTCHA, version 2. */
export interface Challenge {
  readonly parameters: {
    readonly nonce: string
    readonly salt: string
    readonly cost: number
    readonly keyLength: number
    readonly keyPrefix: string
  }
  readonly signature: string
}

/** Solution of a challenge. */
export interface Solution {
  readonly counter: number
  readonly derivedKey: string
}

/** Timeout of a challenge, and of its solution, in milliseconds. */
const patience = 20_000

const challengeAt = async (address: URL, key: string): Promise<Challenge> => {
  const at = new URL(`${address.href.replace(/[?#].*$/, '')}/challenge`)
  at.searchParams.set('key', key)
  const response = await fetch(at, { cache: 'no-store', signal: AbortSignal.timeout(patience) })
  if (!response.ok) throw new Error('no challenge')
  return (await response.json()) as Challenge
}

/** Solves a challenge in a worker, so that the page stays responsive. */
const solved = (challenge: Challenge, solver: string | null | undefined): Promise<Solution> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(solver ?? new URL('./solver.js', import.meta.url), { type: 'module' })
    const end = (then: () => void): void => {
      clearTimeout(late)
      worker.terminate()
      then()
    }
    const fail = (): void => end(() => reject(new Error('no solution')))
    const late = setTimeout(fail, patience)
    worker.onmessage = ({ data }: MessageEvent<Solution>) => end(() => resolve(data))
    worker.onerror = fail
    worker.postMessage(challenge)
  })

const payloadOf = async (form: HTMLFormElement, address: URL, key: string): Promise<string> => {
  const solver = Element.prototype.closest.call(form, '[data-solver]')?.getAttribute('data-solver')
  const challenge = await challengeAt(address, key)
  return btoa(JSON.stringify({ challenge, solution: await solved(challenge, solver) }))
}

/** Maximum age of a proof in milliseconds, below the server's limit. */
const goodFor = 3_000_000

interface Made {
  readonly payload: Promise<string | undefined>
  readonly at: number
}

/** Makes proofs for submissions, one per key. */
export interface Proofs {
  /** Takes the key whose proof has been prepared while the person types; undefined if there is none. */
  readonly key: () => string | undefined
  /** Adds the proof for its key to a fill; returns the fill unchanged if there is none. */
  readonly of: (fill: Fill) => Promise<Fill>
}

interface Captchas {
  readonly captcha: (form: HTMLFormElement) => Proofs | undefined
}

/** Loads the file for captchas, which pages without one never load. */
const captchaOf = async (form: HTMLFormElement): Promise<Proofs | undefined> => {
  const said = Element.prototype.closest.call(form, '[data-captcha]')?.getAttribute('data-captcha')
  const at = said ? new URL(said, document.baseURI) : new URL('./captcha.js', import.meta.url)
  return ((await import(at.href)) as Captchas).captcha(form)
}

/** Proofs of the kind that the form asks for; submissions that need one and lack it are held for review. */
export const proofs = async (form: HTMLFormElement, address: URL): Promise<Proofs | undefined> =>
  Element.prototype.getAttribute.call(form, 'data-human') === 'proof'
    ? challenges(form, address)
    : captchaOf(form).catch(() => undefined)

/** Solves the challenges of a form, from its first focus on. */
const challenges = (form: HTMLFormElement, address: URL): Proofs => {
  const made = new Map<string, Made>()
  let next: string | undefined
  const proofFor = (key: string): Promise<string | undefined> => {
    const known = made.get(key)
    if (known !== undefined && Date.now() - known.at < goodFor) return known.payload
    const payload = payloadOf(form, address, key).catch(() => {
      made.delete(key)
      return undefined
    })
    made.set(key, { payload, at: Date.now() })
    return payload
  }
  const begin = (): void => {
    if (next === undefined) void proofFor((next = newKey()))
  }
  Element.prototype.addEventListener.call(form, 'focusin', begin)
  if (Element.prototype.matches.call(form, ':focus-within')) begin()
  const key = (): string | undefined => {
    const mine = next
    next = undefined
    return mine
  }
  return {
    key,
    of: async (fill) => {
      const proof = await proofFor(fill.key)
      if (proof === undefined) return fill
      return { ...fill, contents: `${fill.contents}&altcha=${encodeURIComponent(proof)}` }
    },
  }
}
