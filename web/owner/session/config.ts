import * as t from 'io-ts'

const Oidc = t.readonly(
  t.intersection([
    t.type({
      /** The issuer's URL, exactly as in its metadata and tokens. */
      issuer: t.string,
      /** Id of a public client, as these pages cannot keep a secret. */
      clientId: t.string,
    }),
    t.partial({
      /** Scopes, separated by spaces; `openid` by default. */
      scope: t.string,
      /** Audience that the API requires in `aud` (or `client_id`), its `OIDC_AUDIENCE`; the client id by default. */
      audience: t.string,
      /** Minutes that the issuer's session lasts from signing in; the page states them. */
      sessionMinutes: t.number,
    }),
  ]),
)

/** Settings for signing in by OpenID Connect. */
export type Oidc = t.TypeOf<typeof Oidc>

/**
 * Contents of `config.json` beside the page:
 *
 * `{ "api": "/api", "oidc": { "issuer": "https://…", "clientId": "…", "scope": "openid", "audience": "…" } }`
 *
 * `api` is the API's address, without a slash at its end. Without `oidc` the page asks for a token. The client's
 * redirect address, and its address after signing out, is that of the page: `https://<site>/owner/`.
 */
export const OwnerConfig = t.readonly(t.intersection([t.type({ api: t.string }), t.partial({ oidc: Oidc })]))

export type OwnerConfig = t.TypeOf<typeof OwnerConfig>
