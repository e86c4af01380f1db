/** A secret in plain text, or the name of the parameter that holds it. */
export type Secret = string | { readonly parameter: string }

/** An e-mail address to notify. */
export interface MailTarget {
  readonly kind: 'mail'
  readonly to: string
  /** Names of the fields to send. By default all that may be sent. */
  readonly fields?: readonly string[] | undefined
}

/** A program to notify over HTTP, as Standard Webhooks defines it. */
export interface WebhookTarget {
  readonly kind: 'webhook'
  readonly url: string
  /** A Standard Webhooks secret, or several separated by spaces, each of which signs, so that one can be rotated. */
  readonly secret: Secret
  /** Names of the fields to send. By default all that may be sent. */
  readonly fields?: readonly string[] | undefined
}

/** A chat room to notify, by the address of its incoming webhook, which is a secret. */
export interface ChatTarget {
  readonly kind: 'slack' | 'teams' | 'discord'
  readonly url: Secret
  /** Names of listed fields to send. By default all of them. */
  readonly fields?: readonly string[] | undefined
}

/** An e-mail address, a program or a chat room that is notified of submissions. */
export type Target = MailTarget | WebhookTarget | ChatTarget

/** The targets of a deployment, by name. */
export type Targets = ReadonlyMap<string, Target>
