/** The hexagon's arrows (ARCHITECTURE.md): imports run one way, and each breach fails `npm test`. */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

/** The rooms of the domain, each standing on those before it. `index.ts` is the door of the house. */
const rooms = [
  'kernel',
  'money',
  'failure',
  'field',
  'words',
  'spam',
  'form',
  'submission',
  'work',
  'html',
  'site',
  'notification',
  'file',
  'reading',
  'contract',
]

const downwards = rooms.map((room, at) =>
  forbid(
    `domain-${room}-looks-down`,
    `A room of the domain imports itself and the rooms below it: ${rooms.slice(0, at).join(', ') || 'none'}.`,
    { path: `^src/domain/${room}/` },
    { path: '^src/domain/', pathNot: `^src/domain/(${rooms.slice(0, at + 1).join('|')})/` },
  ),
)

const entryPoints = 'lambda|fetch|local|cli'

module.exports = {
  forbidden: [
    ...downwards,
    forbid(
      'domain-has-rooms',
      'Each file of the domain is in a room that the list above knows.',
      {},
      { path: '^src/domain/', pathNot: `^src/domain/((${rooms.join('|')})/|index\\.ts$)` },
    ),
    forbid('no-cycles', 'A cycle hides which part stands on which.', {}, { circular: true }),
    forbid(
      'domain-is-pure',
      'The domain imports itself, fp-ts and io-ts, nothing else; one file reads national telephone numbers.',
      { path: '^src/domain', pathNot: '^src/domain/field/kinds/national-phone\\.ts$' },
      { pathNot: '^src/domain|^node_modules/(fp-ts|io-ts)/' },
    ),
    forbid(
      'one-phone-library',
      'National telephone numbers are read in one file, which a bundle without them leaves out.',
      { path: '^src/domain/field/kinds/national-phone\\.ts$' },
      { pathNot: '^src/domain|^node_modules/(fp-ts|io-ts|libphonenumber-js)/' },
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
      'Use cases and serving stand on ports and domain; no adapter, not even by way of another file.',
      { path: '^src/handlers/(use-cases|serving)/' },
      { path: '^src/adapters/', reachable: true },
    ),
    forbid(
      'use-cases-stand-below',
      'Use cases know nothing of who serves them, wires them or starts them.',
      { path: '^src/handlers/use-cases/' },
      { path: '^src/handlers/', pathNot: '^src/handlers/use-cases/' },
    ),
    forbid(
      'entry-points-stay-apart',
      'An entry point shares nothing with another; `dynamosync start` alone prints the settings of the local stack.',
      { path: `^src/handlers/(${entryPoints})/`, pathNot: '^src/handlers/cli/commands/start\\.ts$' },
      { path: `^src/handlers/(${entryPoints})/`, pathNot: '^src/handlers/$1/' },
    ),
    forbid(
      'doctor-looks-from-outside',
      'The doctor sees ports and domain, and nothing of the deployment that it examines.',
      { path: '^src/handlers/doctor/' },
      { pathNot: '^src/(handlers/doctor|ports|domain)/|^node_modules/(fp-ts|io-ts)/' },
    ),
    forbid(
      'forms-use-the-door',
      'What a user writes sees of the domain what is published: its index.',
      { path: '^forms/' },
      { pathNot: '^forms/|^src/domain/index\\.ts$|^node_modules/(fp-ts|io-ts)/' },
    ),
    forbid(
      'site-uses-the-door',
      'The site is written with what the domain publishes.',
      { path: '^web/page/site\\.ts$' },
      { pathNot: '^src/domain/index\\.ts$' },
    ),
    forbid(
      'stack-knows-definitions',
      'The stack imports what it deploys by: routes, CORS, the table, the settings of the functions.',
      { path: '^infra' },
      {
        path: '^(src|forms|web|tools)',
        pathNot: '^src/(domain|adapters/dynamodb/(table|index-name)\\.ts|adapters/(system|site-file))',
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
      { path: '^web/page/client', pathNot: '^web/page/client/react\\.ts$' },
      { pathNot: '^web/page/client' },
    ),
    forbid(
      'react-hook-knows-react-alone',
      'The hook depends on React, which its users have, and on the client.',
      { path: '^web/page/client/react\\.ts$' },
      { pathNot: '^web/page/client|node_modules/(@types/)?react/' },
    ),
    forbid(
      'testing-stands-outside',
      'What proves adapters is for tests: nothing that runs imports it.',
      { path: '^(src|forms|web|infra)', pathNot: '^src/testing/' },
      { path: '^src/testing/' },
    ),
    forbid(
      'testing-knows-no-store',
      'A contract asks the port, and knows no database and no gateway.',
      { path: '^src/testing/' },
      {
        pathNot:
          '^src/(testing|domain|ports|handlers/(use-cases|serving)|adapters/(system|http|memory))/|^node_modules/(fp-ts|io-ts)/|^node:',
      },
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
