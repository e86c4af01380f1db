import { pathToFileURL } from 'node:url'
import type { Asked } from './resident.js'

/** What replaces the end of the process: nothing after it runs. It is no error, so that no program takes it for one. */
interface Exit {
  readonly exitCode: number
}

const isExit = (cause: unknown): cause is Exit =>
  typeof cause === 'object' && cause !== null && !(cause instanceof Error) && 'exitCode' in cause

process.exit = (status) => {
  // oxlint-disable-next-line only-throw-error -- a program that catches errors must not catch its end
  throw { exitCode: Number(status ?? process.exitCode ?? 0) } satisfies Exit
}
// Each program adds its own listeners.
for (const emitter of [process, process.stdout, process.stderr]) emitter.setMaxListeners(0)

const become = ({ file, args, cwd, env }: Asked): void => {
  process.argv = [process.execPath, file, ...args]
  process.exitCode = undefined
  process.chdir(cwd)
  for (const name of Object.keys(process.env)) Reflect.deleteProperty(process.env, name)
  Object.assign(process.env, env)
}

const statusOf = async (url: string): Promise<number> => {
  try {
    await import(url)
    return Number(process.exitCode ?? 0)
  } catch (cause) {
    if (isExit(cause)) return cause.exitCode
    process.stderr.write(`${cause instanceof Error ? cause.stack : String(cause)}\n`)
    return 1
  }
}

let runs = 0
process.on('message', (asked: Asked) => {
  become(asked)
  void statusOf(`${pathToFileURL(asked.file).href}?run=${++runs}`).then((status) => {
    process.exitCode = undefined
    for (const stream of [process.stdout, process.stderr]) stream.write(`${asked.end}${status}\n`)
  })
})
