import { createInterface } from 'node:readline/promises'

/** Answers that determine a new folder. */
export interface Answers {
  /** Package name. */
  readonly name: string
  /** Title of the site, shown to visitors. */
  readonly title: string
  /** E-mail address to notify of submissions. */
  readonly team: string
  /** Sender address of e-mails. */
  readonly from: string
  readonly region: string
}

type Question = readonly [key: keyof Answers, text: string, rule: RegExp, wanted: string]

const address = /^[^\s@<>"'\\]+@[^\s@<>"'\\]+\.[^\s@<>"'\\]+$/

const questions: readonly Question[] = [
  [
    'title',
    'Name of the site?',
    /^[A-Za-z][^\p{C}]{0,59}$/u,
    'a name of 1 to 60 characters that begins with a letter from A to Z',
  ],
  ['team', 'E-mail address to notify of submissions?', address, 'an e-mail address'],
  ['from', 'Address to send e-mails from?', address, 'an e-mail address'],
  ['region', 'AWS region?', /^[a-z]{2}(-[a-z]+)+-\d$/, 'a region, such as eu-central-1'],
]

const titled = (name: string): string => {
  const words = name
    .replace(/^@[^/]*\//, '')
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .trim()
  const title = /^[A-Za-z]/.test(words) ? words : `Forms ${words}`
  return title
    .replace(/\b[a-z]/g, (letter) => letter.toUpperCase())
    .slice(0, 60)
    .trim()
}

/** Answers used without asking. */
export const usualAnswers = (name: string): Answers => ({
  name,
  title: titled(name),
  team: 'team@example.org',
  from: 'forms@example.org',
  region: process.env['AWS_REGION'] || 'eu-central-1',
})

/** Asks each question until the answer is valid; an empty answer means the default. */
export const askAnswers = async (name: string): Promise<Answers> => {
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const answers: Record<string, string> = { ...usualAnswers(name) }
  try {
    for (const [key, text, rule, wanted] of questions)
      for (;;) {
        const given =
          (await terminal.question(`${text} [${answers[key] ?? ''}] `)).trim() || (answers[key] ?? '')
        answers[key] = given
        if (rule.test(given)) break
        answers[key] = usualAnswers(name)[key]
        process.stdout.write(`Enter ${wanted}.\n`)
      }
  } finally {
    terminal.close()
  }
  return { ...usualAnswers(name), ...answers }
}
