import { isRecord } from './settings.js'

const literal = (value: unknown, depth: number): string => {
  const inner = '  '.repeat(depth + 1)
  if (Array.isArray(value)) return `[${value.map((each) => literal(each, depth)).join(', ')}]`
  if (!isRecord(value))
    return typeof value === 'string'
      ? `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
      : JSON.stringify(value)
  const lines = Object.entries(value).map(
    ([name, each]) =>
      `${inner}${/^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name)}: ${literal(each, depth + 1)},\n`,
  )
  return lines.length === 0 ? '{}' : `{\n${lines.join('')}${'  '.repeat(depth)}}`
}

/** The `dynamosync.config.ts` equivalent to a `deployment.json`, in which the stages were members beside `name`. */
export const successorOf = (deployment: unknown, from: string): string => {
  const { name, ...stages } = isRecord(deployment) ? deployment : {}
  const config = { ...(name === undefined ? {} : { name }), stages }
  return `import { site } from '${from}'\n\nexport default site(${literal(config, 0)})\n`
}
