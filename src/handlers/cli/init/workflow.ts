import type { Answers } from './questions.js'

/** The steps before any other: the folder, Node and what `package.json` asks for. */
const installed = `      - uses: actions/checkout@v6
        with:
          persist-credentials: false
      - uses: actions/setup-node@v6
        with:
          node-version: 24
          cache: npm
      - run: npm ci
`

/** Tests each push, and deploys what is on main. GitHub proves who it is by OIDC: no key of AWS is kept anywhere. */
export const workflow = ({ region }: Answers): string => `name: Deploy

# The variable AWS_ROLE_ARN of this repository names the role that deploys. README.md says how it is made.
on:
  push:
    branches: [main]
  pull_request:

permissions:
  contents: read

jobs:
  test:
    runs-on: ubuntu-latest
    timeout-minutes: 15
    steps:
${installed}      - run: npm test

  deploy:
    needs: test
    if: github.ref == 'refs/heads/main' && vars.AWS_ROLE_ARN != ''
    runs-on: ubuntu-latest
    timeout-minutes: 45
    environment: prod
    concurrency: deploy-prod
    permissions:
      contents: read
      id-token: write
    steps:
${installed}      - uses: aws-actions/configure-aws-credentials@v5
        with:
          role-to-assume: \${{ vars.AWS_ROLE_ARN }}
          aws-region: ${region}
      - run: npm run deploy -- --stage prod --yes
`
