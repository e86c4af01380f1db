/** A secret as it is, or the name of the parameter that the deployment keeps it in. */
export type Secret = string | { readonly parameter: string }

/** A mail address that is told. */
export interface MailTarget {
  readonly kind: 'mail'
  readonly to: string
  /** Field names; all that may be told where left out. */
  readonly fields?: readonly string[] | undefined
}

/** A program that is told over HTTP, by the rules of Standard Webhooks. */
export interface WebhookTarget {
  readonly kind: 'webhook'
  readonly url: string
  /** A Standard Webhooks secret; or several between spaces, each of which signs, so that one can be rotated. */
  readonly secret: Secret
  /** Field names; all that may be told where left out. */
  readonly fields?: readonly string[] | undefined
}

/** A room of a chat, by the address of its incoming webhook, which is a secret. */
export interface ChatTarget {
  readonly kind: 'slack' | 'teams' | 'discord'
  readonly url: Secret
  /** Field names among the listed ones; all of those where left out. */
  readonly fields?: readonly string[] | undefined
}

/** Where somebody is told of a submission. */
export type Target = MailTarget | WebhookTarget | ChatTarget

/** The deployment's targets by name. */
export type Targets = ReadonlyMap<string, Target>
