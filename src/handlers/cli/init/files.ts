import type { Commands } from './package-json.js'
import type { Answers } from './questions.js'
import { readme } from './readme.js'
import { workflow } from './workflow.js'

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`

const config = ({ title, team, from }: Answers): string => `import { site } from 'dynamosync'

/** Settings of this site. Each of \`stages\` is deployed separately; its settings override the others. */
export default site({
  name: ${quoted(title)},
  forms: './forms',
  firstOwner: ${quoted(team)},
  mail: { from: ${quoted(from)} },
  targets: { team: { mail: ${quoted(team)} } },
  stages: { dev: {}, prod: {} },
})
`

const contact = `import { choice, consent, email, form, text } from 'dynamosync'

/** A message to the team. Each file in this folder is a form; the first in index.ts is the site's front page. */
export const contact = form(
  'contact',
  {
    name: text({ label: 'Name', maxLength: 200, autocomplete: 'name' }),
    email: email({ label: 'E-mail', hint: 'We reply to this address.', listed: true }),
    topic: choice(['sales', 'support', 'other'], { label: 'Topic', listed: true }),
    message: text({ label: 'Message', maxLength: 4000, multiline: true }),
    consent: consent({ label: 'You may store what I send, in order to answer me.', version: '1' }),
  },
  { title: 'Contact us', intro: 'Ask us anything. A person will read it and answer.', notify: ['team'] },
)
`

const contactTest = `import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { embeddedStore } from '@dynamosync/cli/testing'
import { contact } from './contact.ts'

const store = await embeddedStore()
after(() => store.stop())

const message = {
  name: 'Ada Lovelace',
  email: 'ada@example.org',
  topic: 'sales',
  message: 'How much is a kettle?',
  consent: 'on',
} as const

test('a message is stored once, however often it is sent', async () => {
  const key = 'one-key-for-one-message'
  const first = await store.send(contact, message, { key })
  const again = await store.send(contact, message, { key })
  assert.ok(first.ok && again.ok)
  assert.equal(first.outcome._tag, 'Created')
  assert.equal(again.outcome._tag, 'Replayed')
})

test('a message without consent is refused', async () => {
  const { consent: _, ...rest } = message
  const sent = await store.send(contact, rest as never)
  assert.ok(!sent.ok && sent.failure._tag === 'ValidationFailed')
  assert.deepEqual(
    sent.failure.complaints.map(({ pointer }) => pointer),
    ['/consent'],
  )
})
`

/** Compiler options for forms. They suit a package of any `type`, because forms are bundled. */
const tsconfig = (include: string): string => `{
  "compilerOptions": {
    "target": "ES2023",
    "module": "Preserve",
    "types": ["node"],
    "strict": true,
    "noEmit": true,
    "allowImportingTsExtensions": true,
    "erasableSyntaxOnly": true,
    "verbatimModuleSyntax": true,
    "skipLibCheck": true
  },
  "include": [${include}]
}
`

/** Folder of local submissions and secrets, which Git must ignore. */
export const privateFolder = '.dynamosync/'

/** Files that forms need in a folder whose own settings are for other code. */
export const besideOwn: Readonly<Record<'forms/tsconfig.json' | 'forms/package.json', string>> = {
  'forms/tsconfig.json': tsconfig('".", "../dynamosync.config.ts"'),
  'forms/package.json': '{ "type": "module" }\n',
}

/** Files of a new folder by path, except package.json. */
export const newFiles = (answers: Answers, commands: Commands): Readonly<Record<string, string>> => ({
  'dynamosync.config.ts': config(answers),
  'forms/contact.ts': contact,
  'forms/contact.test.ts': contactTest,
  'public/robots.txt': 'User-agent: *\nDisallow: /owner/\n',
  'tsconfig.json': tsconfig('"forms", "dynamosync.config.ts"'),
  '.gitignore': `node_modules/\ndist/\n${privateFolder}\ncdk.out/\n*.csv\n*.ndjson\n*.xlsx\n*.part\n`,
  '.github/workflows/deploy.yml': workflow(answers),
  'README.md': readme(answers, commands),
})
