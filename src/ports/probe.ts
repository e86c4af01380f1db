import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

/** A request to somebody's server, from outside. */
export interface ProbeRequest {
  readonly method: string
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** What came back. */
export interface ProbeAnswer {
  readonly status: number
  /** By lower-case name; repeated ones joined by commas. */
  readonly headers: ReadonlyMap<string, string>
  /** The first megabyte of it. */
  readonly body: string
  /** From the first byte out to the last one in. */
  readonly milliseconds: number
}

/** Why nothing came back. */
export interface Unanswered {
  readonly why: 'no-name' | 'refused' | 'late' | 'no-tls' | 'cut-off'
  /** The system's own word for it, such as `ECONNREFUSED`. */
  readonly code: string
}

/** What a server shows of itself before it is asked anything. */
export interface Certificate {
  /** The version of TLS that was agreed on, such as `TLSv1.3`. */
  readonly protocol: string
  /** Why this machine does not trust it, as OpenSSL says it; none where it does. */
  readonly distrust: string | undefined
  /** In milliseconds since 1970. */
  readonly validTo: number
}

/** A kind of record in the DNS. */
export type DnsType = 'CNAME' | 'MX' | 'TXT'

/** How a deployment is looked at from outside. Nothing waits longer than a probe's own patience. */
export interface Probe {
  /** The addresses that a name leads to. */
  readonly resolve: (host: string) => TaskEither<Unanswered, readonly string[]>
  /** The records of a name, as texts such as `10 mail.example.org`; none where the name has none, or there is no such name. */
  readonly records: (name: string, type: DnsType) => TaskEither<Unanswered, readonly string[]>
  readonly certificate: (host: string, port: number) => TaskEither<Unanswered, Certificate>
  /** Sends as it is told, follows no redirect, and trusts any certificate: that is looked at apart. */
  readonly send: (request: ProbeRequest) => TaskEither<Unanswered, ProbeAnswer>
}
