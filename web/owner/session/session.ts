/** Proof of an owner's identity, kept in this page's memory only: a reload loses it. */
export interface Proof {
  readonly token: string
  /** Sentence on how long reloading signs the owner in again. */
  readonly session?: string | undefined
  /** Gets a new proof without a prompt, if the issuer allows it. */
  readonly renew?: (() => Promise<Proof>) | undefined
  /** Signs out at the issuer. */
  readonly leave?: (() => void) | undefined
}

/** The current session, signed in or not. */
export interface Session {
  readonly isOpen: () => boolean
  readonly begin: (proof: Proof) => void
  /** The token; undefined if nobody is signed in, or the owner is signing out. */
  readonly token: () => Promise<string | undefined>
  /** Reports a token that the API no longer accepts. */
  readonly refuse: (token: string) => void
  readonly end: () => void
}

export interface SessionOptions {
  /** Asks for a new proof after expiry; undefined if the owner prefers to sign out. */
  readonly askAgain: () => Promise<Proof | undefined>
  /** Called at the end of the session. */
  readonly onEnd: () => void
}

/** A session in which nobody is signed in yet. */
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
      // The first of several requests with one token asks; the others wait.
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
