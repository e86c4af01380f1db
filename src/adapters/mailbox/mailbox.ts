import { randomUUID } from 'node:crypto'
import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { ComposedMail } from '../../ports/sender.js'

/** An e-mail that was caught on this machine instead of being sent. */
export interface BoxedMail extends ComposedMail {
  readonly id: string
  /** Time in ISO 8601. */
  readonly at: string
}

/** E-mails that would have been sent, for a developer to read. */
export interface Mailbox {
  /** Lists the e-mails, newest first. */
  readonly list: () => readonly BoxedMail[]
  /** Stores an e-mail; resolves once it would survive a kill of this process. */
  readonly add: (mail: Omit<BoxedMail, 'id' | 'at'>) => Promise<BoxedMail>
  readonly empty: () => Promise<void>
}

/** Maximum number of stored e-mails; beyond it, the oldest is dropped. */
const most = 10_000

const isMail = (value: unknown): value is BoxedMail =>
  typeof value === 'object' && value !== null && 'id' in value && 'subject' in value && 'html' in value

/** Parses a line; one that a kill cut short is skipped. */
const mailIn = (line: string): readonly BoxedMail[] => {
  try {
    const value: unknown = JSON.parse(line)
    return isMail(value) ? [value] : []
  } catch {
    return []
  }
}

const kept = async (file: string): Promise<BoxedMail[]> => {
  await mkdir(dirname(file), { recursive: true })
  const text = await readFile(file, 'utf8').catch(() => '')
  return text.split('\n').flatMap(mailIn).slice(-most)
}

/**
 * Opens a mailbox on this machine.
 *
 * @param file path of the e-mails, one per line as JSON; in memory if omitted
 */
export const mailbox = async (file: string | undefined): Promise<Mailbox> => {
  const mails = file === undefined ? [] : await kept(file)
  if (file !== undefined) await writeFile(file, mails.map((mail) => `${JSON.stringify(mail)}\n`).join(''))
  return {
    list: () => mails.toReversed(),
    add: async (mail) => {
      const boxed = { id: randomUUID(), at: new Date().toISOString(), ...mail }
      if (file !== undefined) await appendFile(file, `${JSON.stringify(boxed)}\n`)
      mails.push(boxed)
      if (mails.length > most) mails.shift()
      return boxed
    },
    empty: async () => {
      mails.length = 0
      if (file !== undefined) await writeFile(file, '')
    },
  }
}
