import type { Answers } from './questions.js'

/** First steps of each job: check-out, Node and dependencies. */
const installed = `      - uses: actions/checkout@v6
        with:
          persist-credentials: false
      - uses: actions/setup-node@v6
        with:
          node-version: 24
          cache: npm
      - run: npm ci
`

/** First steps of a job that uses AWS, in the role whose ARN a variable of the repository holds. */
const inAws = (role: string, region: string): string => `    permissions:
      contents: read
      id-token: write
    steps:
${installed}      - uses: aws-actions/configure-aws-credentials@v5
        with:
          role-to-assume: \${{ vars.${role} }}
          aws-region: ${region}
`

/**
 * Workflow that tests each push and deploys the main branch. GitHub authenticates by OIDC, so no AWS keys are stored.
 */
export const workflow = ({ region }: Answers): string => `name: Deploy

# The repository variables AWS_ROLE_ARN and AWS_DIFF_ROLE_ARN name the role that deploys, and the read-only one.
# README.md explains how to create them.
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

  # Shows in a pull request’s summary what it would change in AWS. It cannot read submissions or change anything.
  diff:
    if: >-
      github.event_name == 'pull_request' && vars.AWS_DIFF_ROLE_ARN != ''
      && github.event.pull_request.head.repo.full_name == github.repository
    runs-on: ubuntu-latest
    timeout-minutes: 15
${inAws('AWS_DIFF_ROLE_ARN', region)}      - shell: bash
        run: |
          npx dynamosync deploy --stage prod --diff 2>&1 | tee diff.txt
          { echo '\`\`\`'; cat diff.txt; echo '\`\`\`'; } >> "$GITHUB_STEP_SUMMARY"

  deploy:
    needs: test
    if: github.ref == 'refs/heads/main' && vars.AWS_ROLE_ARN != ''
    runs-on: ubuntu-latest
    timeout-minutes: 45
    environment: prod
    concurrency: deploy-prod
${inAws('AWS_ROLE_ARN', region)}      - run: npx dynamosync deploy --stage prod --yes
`
