/** Version specifiers of the two packages, or the origin of the running command. */
export interface Specs {
  readonly library: string
  readonly command: string
}

type Json = Readonly<Record<string, unknown>>

/** Contents of a new folder's `package.json`. */
export const packageJson = (name: string, { library, command }: Specs): Json => ({
  name,
  version: '1.0.0',
  private: true,
  type: 'module',
  scripts: {
    start: 'dynamosync start',
    test: 'dynamosync check && node --test',
    build: 'dynamosync build',
    synth: 'dynamosync synth',
    deploy: 'dynamosync deploy',
    destroy: 'dynamosync destroy',
  },
  dependencies: { dynamosync: library },
  devDependencies: {
    '@dynamosync/cli': command,
    '@types/node': '^24.19.2',
    node: '^24.21.0',
    typescript: '^7.0.2',
  },
  allowScripts: { node: true, esbuild: true, 'classic-level': true },
})

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether a script is the placeholder test of `npm init`, which counts as missing. */
const isPlaceholder = (key: string, value: unknown): boolean =>
  key === 'test' && typeof value === 'string' && value.includes('no test specified')

const completed = (there: Json, wanted: Json): Json => {
  const all = { ...there }
  for (const [key, value] of Object.entries(wanted)) {
    const own = all[key]
    if (own === undefined || isPlaceholder(key, own)) all[key] = value
    else if (isRecord(own) && isRecord(value)) all[key] = completed(own, value)
  }
  return all
}

/** Adds missing scripts and dependencies to an existing package; its other members concern other code, too. */
export const completedPackage = (
  there: Json,
  { name: _n, version: _v, private: _p, type: _t, ...wanted }: Json,
): Json => completed(there, wanted)

/** The commands of a folder's most frequent tasks. */
export interface Commands {
  readonly start: string
  readonly test: string
  readonly deploy: string
  readonly destroy: string
}

/** The commands of a folder: scripts in its package.json that run DynamoSync, otherwise `npx` commands. */
export const commandsOf = ({ scripts }: Json): Commands => {
  const isOurs = (name: string): boolean =>
    isRecord(scripts) && String(scripts[name]).startsWith('dynamosync ')
  const staged = (name: string): string =>
    isOurs(name) ? `npm run ${name} -- --stage dev` : `npx dynamosync ${name} --stage dev`
  return {
    start: isOurs('start') ? 'npm start' : 'npx dynamosync start',
    test: isOurs('test') ? 'npm test' : 'node --test forms/*.test.ts',
    deploy: staged('deploy'),
    destroy: staged('destroy'),
  }
}
