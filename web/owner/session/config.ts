import * as t from 'io-ts'

const Oidc = t.readonly(
  t.intersection([
    t.type({
      /** The issuer's URL, exactly as its metadata and its tokens say it. */
      issuer: t.string,
      /** Of a public client: these pages can keep no secret. */
      clientId: t.string,
    }),
    t.partial({
      /** Names between spaces; `openid` by default. */
      scope: t.string,
      /** What the API asks for in `aud` (or `client_id`), its `OIDC_AUDIENCE`; the client id by default. */
      audience: t.string,
      /** Minutes for which the issuer knows who has signed in, counted from then: for the page to say. */
      sessionMinutes: t.number,
    }),
  ]),
)

/** How people sign in by OpenID Connect. */
export type Oidc = t.TypeOf<typeof Oidc>

/**
 * What `config.json` beside the page holds:
 *
 * `{ "api": "/api", "oidc": { "issuer": "https://…", "clientId": "…", "scope": "openid", "audience": "…" } }`
 *
 * `api` is the API's address, without a slash at its end. Without `oidc` the page asks for a token. The client's
 * redirect address, and the one for after signing out, is that of the page: `https://<site>/owner/`.
 */
export const OwnerConfig = t.readonly(t.intersection([t.type({ api: t.string }), t.partial({ oidc: Oidc })]))

export type OwnerConfig = t.TypeOf<typeof OwnerConfig>
