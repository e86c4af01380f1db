/** The hexagon's arrows (ARCHITECTURE.md): imports run one way, and each breach fails `npm test`. */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

module.exports = {
  forbidden: [
    forbid('no-cycles', 'A cycle hides which part stands on which.', {}, { circular: true }),
    forbid(
      'domain-is-pure',
      'The domain imports itself, fp-ts and io-ts, nothing else.',
      { path: '^src/domain' },
      { pathNot: '^src/domain|^node_modules/(fp-ts|io-ts)/' },
    ),
    forbid(
      'ports-are-types',
      'A port speaks in domain words, as types only.',
      { path: '^src/ports' },
      { pathNot: '^src/(ports|domain)|^node_modules/fp-ts/' },
    ),
    forbid(
      'ports-import-types-only',
      'A port has nothing to run.',
      { path: '^src/ports' },
      { dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'adapters-know-inward',
      'An adapter imports ports, domain, itself and its technology.',
      { path: '^src/adapters' },
      { path: '^(src/handlers|forms|web|tools|test)' },
    ),
    forbid(
      'adapters-stay-apart',
      'Adapters meet in the container, never one another.',
      { path: '^src/adapters/([^/]+)/' },
      { path: '^src/adapters/', pathNot: '^src/adapters/$1/' },
    ),
    forbid(
      'one-store-sdk',
      'The AWS SDK stays behind the repository.',
      { path: '^(src|forms|web)', pathNot: '^src/adapters/(dynamodb|dynalite|aws)/' },
      { path: '^node_modules/@(aws-sdk|smithy)/' },
    ),
    forbid(
      'one-container',
      'Only the containers import inversify.',
      { path: '^(src|forms|web)', pathNot: '^src/handlers/wiring/(owner-)?container\\.ts$' },
      { path: '^node_modules/(inversify|reflect-metadata)/' },
    ),
    forbid(
      'use-cases-stay-inside',
      'Use cases import ports and domain; only the container and entry points see adapters.',
      {
        path: '^src/handlers',
        pathNot: '^src/handlers/(wiring|lambda|local|cli|fetch)/',
      },
      { path: '^src/adapters' },
    ),
    forbid(
      'forms-are-domain',
      'A form definition is domain vocabulary only.',
      { path: '^forms' },
      { pathNot: '^(forms|src/domain|src/index\\.ts|node_modules/(fp-ts|io-ts)/)' },
    ),
    forbid(
      'stack-knows-definitions',
      'The stack imports what it deploys by: routes, CORS, the table, the settings of the functions.',
      { path: '^infra' },
      {
        path: '^(src|forms|web|tools)',
        pathNot: '^src/(domain|adapters/dynamodb/(table|index-name)\\.ts|adapters/system)',
      },
    ),
    forbid(
      'nothing-imports-the-stack',
      'What runs knows nothing of where it is deployed.',
      { path: '^(src|forms|web)' },
      { path: '^infra|^node_modules/(aws-cdk-lib|constructs|cdk-nag)/' },
    ),
    forbid(
      'client-stands-alone',
      'What runs on other people’s pages is small, and depends on nothing.',
      { path: '^web/page/client' },
      { pathNot: '^web/page/client' },
    ),
    forbid('nothing-imports-tests', 'Tests are outside.', { pathNot: '^test' }, { path: '^test' }),
    forbid(
      'declared-dependencies',
      'What runs is in package.json.',
      { path: '^src' },
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
}
