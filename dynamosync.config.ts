import { site } from './src/domain/index.js'

/** The settings of this site’s deployments. docs/operate/settings.md describes every setting. */
export default site({
  forms: './forms',
  firstOwner: 'owner@example.org',
  mail: { from: 'forms@example.org' },
  targets: { team: { mail: 'team@example.org' } },
  stages: { dev: {}, prod: {} },
})
