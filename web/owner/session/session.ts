/** What shows who is there. It is kept in this page's memory and nowhere else: a reload forgets it. */
export interface Proof {
  readonly token: string
  /** A sentence on how long a reload of the page needs no signing in. */
  readonly session?: string | undefined
  /** Gets a new one without asking, where the issuer allows it. */
  readonly renew?: (() => Promise<Proof>) | undefined
  /** Tells the issuer that this person leaves. */
  readonly leave?: (() => void) | undefined
}

/** Who is signed in, if anybody. */
export interface Session {
  readonly isOpen: () => boolean
  readonly begin: (proof: Proof) => void
  /** The token; undefined where nobody is signed in, or nobody wants to be any more. */
  readonly token: () => Promise<string | undefined>
  /** The API takes this token no longer. */
  readonly refuse: (token: string) => void
  readonly end: () => void
}

export interface SessionOptions {
  /** Asks for a new proof where an old one has expired; undefined where the person would rather leave. */
  readonly askAgain: () => Promise<Proof | undefined>
  /** Called when it is over. */
  readonly onEnd: () => void
}

/** Nobody is signed in at first. */
export const sessionWith = ({ askAgain, onEnd }: SessionOptions): Session => {
  let proof: Proof | undefined
  let coming: Promise<Proof | undefined> | undefined

  const end = (): void => {
    const old = proof
    proof = undefined
    coming = undefined
    onEnd()
    old?.leave?.()
  }
  const renewed = async ({ renew }: Proof): Promise<Proof | undefined> => {
    const quietly = await renew?.().catch(() => undefined)
    return quietly ?? askAgain()
  }
  return {
    isOpen: () => proof !== undefined || coming !== undefined,
    begin: (next) => {
      proof = next
    },
    token: async () => {
      if (coming !== undefined) await coming
      return proof?.token
    },
    refuse: (token) => {
      const old = proof
      // Of several requests with one token the first asks, and the others wait.
      if (old?.token !== token || coming !== undefined) return
      coming = renewed(old).then((next) => {
        coming = undefined
        proof = next
        if (next === undefined) end()
        return next
      })
    },
    end,
  }
}
