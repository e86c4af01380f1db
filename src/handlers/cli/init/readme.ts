import type { Commands } from './package-json.js'
import type { Answers } from './questions.js'

/** README of a new folder: one screen, most frequent tasks first. */
export const readme = (
  { title, region }: Answers,
  { start, test, deploy, destroy }: Commands,
): string => `# ${title}

The forms of ${title}: a static site, an API and a table in our own AWS account, by [DynamoSync](https://www.npmjs.com/package/dynamosync).

| command | does |
| --- | --- |
| \`${start}\` | runs everything at http://localhost:3000, and rebuilds whenever a form changes |
| \`${test}\` | checks types, and tests the forms on the embedded DynamoDB |
| \`${deploy}\` | shows the changes in AWS, asks, deploys, and checks that it works |
| \`${destroy}\` | removes a stage |
| \`npx dynamosync list --form contact\` | lists submissions; \`export\`, \`show\`, \`erase\` and others: \`npx dynamosync --help\` |

A form is a file in \`forms/\`. The first one in \`forms/index.ts\` is the front page; any other has its page at \`/NAME/\`. Files in \`public/\` become part of the site. \`dynamosync.config.ts\` sets who is notified of submissions.

**First deployment.** Sign in (\`aws sso login\`), \`export AWS_REGION=${region}\`, \`npx cdk bootstrap\` once, then deploy.

**From GitHub.** \`npx dynamosync ci --repository OWNER/NAME > role.json\` writes the two roles that the workflow needs, and explains how to create them. Put their ARNs into the repository's variables \`AWS_ROLE_ARN\` and \`AWS_DIFF_ROLE_ARN\`. Each push to \`main\` then deploys \`prod\`, and each pull request shows in its summary what it would change.

**Upgrade.** \`npm update\`, then \`${start}\`. DynamoSync’s changelog says when more is needed.
`
