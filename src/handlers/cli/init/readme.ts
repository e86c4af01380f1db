import type { Answers } from './questions.js'

/** One screen: what there is to do with the folder, most frequent first. */
export const readme = ({ title, region }: Answers): string => `# ${title}

The forms of ${title}: a static site, an API and a table in our own AWS account, by [DynamoSync](https://www.npmjs.com/package/dynamosync).

| command | does |
| --- | --- |
| \`npm start\` | runs all of it at http://localhost:3000, and builds again whenever a form changes |
| \`npm test\` | checks the types, and tests the forms on the embedded DynamoDB |
| \`npm run deploy -- --stage dev\` | shows what will change in AWS, asks, deploys, and looks whether it works |
| \`npm run destroy -- --stage dev\` | removes a stage |
| \`npx dynamosync list --form contact\` | lists submissions; \`export\`, \`show\`, \`erase\` and others: \`npx dynamosync --help\` |

A form is a file in \`forms/\`. The first one of \`forms/index.ts\` is the front page; the page of any other is at \`/NAME/\`. What is in \`public/\` becomes part of the site. \`dynamosync.config.ts\` says who is told of submissions.

**First deployment.** Sign in (\`aws sso login\`), \`export AWS_REGION=${region}\`, \`npx cdk bootstrap\` once, then deploy.

**From GitHub.** In IAM add the identity provider \`token.actions.githubusercontent.com\` (audience \`sts.amazonaws.com\`) and a role that trusts it for this repository's environment \`prod\` and may assume the roles \`cdk-*\`, read and update the stacks of this site (CloudFormation) and write its bucket (S3); put its ARN into the repository's variable \`AWS_ROLE_ARN\`. Each push to \`main\` then deploys \`prod\`.

**Upgrade.** \`npm update\`, then \`npm start\`. The changelog of DynamoSync says where there is more to do.
`
