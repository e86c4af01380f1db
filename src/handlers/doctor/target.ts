import type { PageForm } from './html-forms.js'

/** Identified address, and where its submissions go. */
export interface Target {
  /** A site with its API, an API, or one form of it; or another system's page with a form, or a bare endpoint. */
  readonly kind: 'site' | 'api' | 'form' | 'page' | 'endpoint'
  /** Page of the site that was read. */
  readonly site?: string | undefined
  /** Address of the API, before `/forms/…`; DynamoSync only. */
  readonly api?: string | undefined
  /** Name of the form; DynamoSync only. */
  readonly form?: string | undefined
  /** Address of submissions. */
  readonly address: string
  /** The form on its page. */
  readonly page: PageForm
}

/** Whether a target is DynamoSync. */
export const isOurs = ({ api }: Target): boolean => api !== undefined

/** Sentence that describes the target. */
export const sentenceOf = ({ kind, api = '', form = '', address }: Target): string => {
  switch (kind) {
    case 'site':
      return `This is a DynamoSync site. Its API is ${api}, its form “${form}”.`
    case 'api':
      return `This is a DynamoSync API; the form is “${form}”.`
    case 'form':
      return `This is the form “${form}” of the DynamoSync API ${api}.`
    case 'page':
      return `This is not DynamoSync, but a page with a form that posts to ${address}.`
    case 'endpoint':
      return 'This is not DynamoSync, but an endpoint that forms post to.'
  }
}
