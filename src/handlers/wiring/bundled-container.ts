type Token = symbol

/**
 * Replaces inversify in the Lambda bundle. The wiring is the same file, `container.ts`, compiled and tested with
 * inversify; a function rebinds nothing at run time, and so needs no planner, scopes or metadata.
 */
export class Container {
  readonly #parts = new Map<Token, () => unknown>()

  bind(token: Token) {
    return {
      toConstantValue: (value: unknown): void => {
        this.#parts.set(token, () => value)
      },
      toResolvedValue: (factory: (...parts: unknown[]) => unknown, tokens: readonly Token[] = []): void => {
        this.#parts.set(token, () => {
          const part = factory(...tokens.map((each) => this.get(each)))
          this.bind(token).toConstantValue(part)
          return part
        })
      },
    }
  }

  rebind(token: Token) {
    return this.bind(token)
  }

  get(token: Token): unknown {
    const part = this.#parts.get(token)
    if (part === undefined) throw new Error(`nothing is bound to ${String(token)}`)
    return part()
  }
}
