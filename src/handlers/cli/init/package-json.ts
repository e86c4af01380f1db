/** How npm gets the two packages: a version, or where the running command came from. */
export interface Specs {
  readonly library: string
  readonly command: string
}

type Json = Readonly<Record<string, unknown>>

/** What `package.json` of a folder of forms has. */
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
    typescript: '~6.0.3',
  },
  allowScripts: { node: true, esbuild: true, 'classic-level': true },
})

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What `npm init` writes where there is no test stands for none. */
const isPlaceholder = (key: string, value: unknown): boolean =>
  key === 'test' && typeof value === 'string' && value.includes('no test specified')

/** What is there, with what is missing; nothing that is there is changed. */
export const completed = (there: Json, wanted: Json): Json => {
  const all = { ...there }
  for (const [key, value] of Object.entries(wanted)) {
    const own = all[key]
    if (own === undefined || isPlaceholder(key, own)) all[key] = value
    else if (isRecord(own) && isRecord(value)) all[key] = completed(own, value)
  }
  return all
}
