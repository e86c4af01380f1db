import type { PageForm } from './html-forms.js'

/** What an address turned out to be, and where its submissions go. */
export interface Target {
  /** A site with its API, an API, or one form of it; else somebody else's page with a form, or a bare endpoint. */
  readonly kind: 'site' | 'api' | 'form' | 'page' | 'endpoint'
  /** The page of the site that was looked at. */
  readonly site?: string | undefined
  /** The API's address, to which `/forms/…` is added; DynamoSync's only. */
  readonly api?: string | undefined
  /** The form's name; DynamoSync's only. */
  readonly form?: string | undefined
  /** Where submissions go. */
  readonly address: string
  /** The form as its page shows it. */
  readonly page: PageForm
}

/** Whether a target speaks DynamoSync's contract. */
export const isOurs = ({ api }: Target): boolean => api !== undefined

/** What it was taken for, in a sentence. */
export const sentenceOf = ({ kind, api = '', form = '', address }: Target): string => {
  switch (kind) {
    case 'site':
      return `Taken for a DynamoSync site. Its API is ${api}, its form “${form}”.`
    case 'api':
      return `Taken for a DynamoSync API, and its form “${form}”.`
    case 'form':
      return `Taken for the form “${form}” of the DynamoSync API ${api}.`
    case 'page':
      return `Taken for somebody’s page with a form that posts to ${address}.`
    case 'endpoint':
      return 'Taken for an endpoint that forms post to; it is no DynamoSync.'
  }
}
