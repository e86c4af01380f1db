import { answers, type Seeded } from './seeded.js'

const other = '<meta name="version" content="0.0.9">'

/** A site and an API built by different versions. */
export const versionFaults: Readonly<Record<string, Seeded>> = {
  'a site of another version than the API': {
    ...answers(
      (_, { path }) => path === '/',
      (answer) => ({ ...answer, body: answer.body.replace(/<meta name="version"[^>]+>/, other) }),
    ),
    found: ['versions'],
    fix: /^Build and deploy the site and the API together/,
  },
  'an API that is older than versions on pages': {
    ...answers(
      (_, { path }) => path.startsWith('/api/forms/'),
      (answer) => ({ ...answer, body: answer.body.replace(/<meta name="version"[^>]+>/, '') }),
    ),
    found: ['versions'],
    fix: /^Build and deploy the site and the API together/,
  },
}
