import { attributesHtml, escapeHtml } from '../../src/domain/kernel/escape.js'
import type { OwnerConfig } from './session/config.js'

/** Options of the owners' pages. */
export interface OwnerFilesOptions extends OwnerConfig {
  /** Name of the site. */
  readonly name: string
  /**
   * Origins that the page may call besides its own: the API's, the issuer's, and the token endpoint's (Cognito's is on
   * the domain of the user pool).
   */
  readonly connect: readonly string[]
}

/** Content Security Policy of the page, except who may frame it, which needs a header. */
export const contentPolicy = (connect: readonly string[]): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    `connect-src ${["'self'", ...connect].join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')

const meta = (attributes: Readonly<Record<string, string>>): string => `<meta${attributesHtml(attributes)}>`
const link = (attributes: Readonly<Record<string, string>>): string => `<link${attributesHtml(attributes)}>`

const pageHtml = ({ name, connect }: OwnerFilesOptions): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
${meta({ 'http-equiv': 'Content-Security-Policy', content: contentPolicy(connect) })}
${meta({ name: 'viewport', content: 'width=device-width, initial-scale=1' })}
${meta({ name: 'color-scheme', content: 'light dark' })}
${meta({ name: 'referrer', content: 'no-referrer' })}
${meta({ name: 'robots', content: 'noindex' })}
<title>Submissions · ${escapeHtml(name)}</title>
${link({ rel: 'icon', href: '/icon.svg', type: 'image/svg+xml' })}
${link({ rel: 'stylesheet', href: '/assets/styles.css' })}
${link({ rel: 'stylesheet', href: 'owner-styles.css' })}
<script type="module" src="owner.js"></script>
</head>
<body class="owner" data-site="${escapeHtml(name)}">
<a class="skip" id="skip" href="#main">Skip to main content</a>
<header class="bar">
<a class="wordmark" href="#/"><img src="/icon.svg" width="24" height="24" alt=""><span>${escapeHtml(name)}</span></a>
<p class="whose" id="whose">Submissions</p>
<button class="quiet" id="sign-out" type="button" hidden>Sign out</button>
</header>
<main id="main" tabindex="-1"><noscript><p>These pages need JavaScript.</p></noscript></main>
<footer class="page-foot">
<p class="session" id="session"></p>
<div id="language"></div>
</footer>
<div class="visually-hidden" id="said" role="status"></div>
</body>
</html>
`

/**
 * The page and its configuration by path, for the build and for stacks, which know their addresses only at deployment.
 */
export const ownerFiles = (options: OwnerFilesOptions): ReadonlyMap<string, string> => {
  const { api, oidc } = options
  const config: OwnerConfig = { api, ...(oidc && { oidc }) }
  return new Map([
    ['owner/index.html', pageHtml(options)],
    ['owner/config.json', `${JSON.stringify(config, undefined, 2)}\n`],
  ])
}
