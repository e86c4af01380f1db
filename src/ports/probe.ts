import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

/** A request to a server, sent from outside of the deployment. */
export interface ProbeRequest {
  readonly method: string
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** The server's answer. */
export interface ProbeAnswer {
  readonly status: number
  /** Headers by lower-case name; repeated ones joined by commas. */
  readonly headers: ReadonlyMap<string, string>
  /** The first megabyte of the body. */
  readonly body: string
  /** Milliseconds from the first byte sent to the last byte received. */
  readonly milliseconds: number
}

/** Reason why there was no answer. */
export interface Unanswered {
  readonly why: 'no-name' | 'refused' | 'late' | 'no-tls' | 'cut-off'
  /** The system's error code, such as `ECONNREFUSED`. */
  readonly code: string
}

/** A server's certificate, read before any request. */
export interface Certificate {
  /** The negotiated TLS version, such as `TLSv1.3`. */
  readonly protocol: string
  /** Reason why this machine does not trust it, in OpenSSL's words; undefined if it does. */
  readonly distrust: string | undefined
  /** Expiry, in milliseconds since 1970. */
  readonly validTo: number
}

/** Type of a DNS record. */
export type DnsType = 'CNAME' | 'MX' | 'TXT'

/** Examines a deployment from outside. Every call ends within the probe's own timeout. */
export interface Probe {
  /** Resolves a host to its addresses. */
  readonly resolve: (host: string) => TaskEither<Unanswered, readonly string[]>
  /**
   * Reads the DNS records of a name as texts, such as `10 mail.example.org`; empty if it has none or does not exist.
   */
  readonly records: (name: string, type: DnsType) => TaskEither<Unanswered, readonly string[]>
  readonly certificate: (host: string, port: number) => TaskEither<Unanswered, Certificate>
  /** Sends the request as given, follows no redirect and trusts any certificate, which is checked separately. */
  readonly send: (request: ProbeRequest) => TaskEither<Unanswered, ProbeAnswer>
}
