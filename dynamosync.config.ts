import { site } from './src/domain/index.js'

/** What belongs to this deployment. README.md, “Deploy”, has every setting. */
export default site({
  forms: './forms',
  firstOwner: 'owner@example.org',
  mail: { from: 'forms@example.org' },
  targets: { team: { mail: 'team@example.org' } },
  stages: { dev: {}, prod: {} },
})
