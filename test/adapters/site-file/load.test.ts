import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { loadSite } from '../../../src/adapters/site-file/load.js'

const folderWith = async (files: Readonly<Record<string, string>>): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'dynamosync-site-'))
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  return folder
}

describe('dynamosync.config.ts', () => {
  it('is TypeScript that may import', async () => {
    const folder = await folderWith({
      'dynamosync.config.ts': `import { parameter, site } from '${resolve('src/domain/index.js')}'
import { team } from './team.js'
const from: string = 'forms@example.org'
export default site({ mail: { from }, targets: { team, crm: { slack: parameter('/a/b') } } } as const)`,
      'team.ts': `export const team = { mail: 'team@example.org' } as const`,
    })
    expect(await loadSite(folder)).toEqual({
      mail: { from: 'forms@example.org' },
      targets: { team: { mail: 'team@example.org' }, crm: { slack: { parameter: '/a/b' } } },
    })
  })

  it('may be left out, and is what this repository has', async () => {
    expect(await loadSite(await folderWith({}))).toEqual({})
    expect(await loadSite()).toMatchObject({ targets: { team: { mail: 'team@example.org' } } })
  })

  it.each([
    [
      'export default {',
      'dynamosync.config.ts cannot be read: Expected identifier but found end of file (line 1)',
    ],
    ['export const a = 1', 'has no default export'],
    ['throw new Error("no")', 'cannot be read: no'],
    ['export default { logDays: 8, stage: {} }', 'Did you mean stages?'],
  ])('%s is answered with a sentence', async (text, sentence) => {
    await expect(loadSite(await folderWith({ 'dynamosync.config.ts': text }))).rejects.toThrow(sentence)
  })

  it('takes the place of deployment.json, which is answered with the file to write', async () => {
    const old = { name: 'kettle', prod: { origins: ['https://a.example'], alarmEmail: 'a@example.org' } }
    const folder = await folderWith({ 'deployment.json': JSON.stringify(old) })
    const said = await loadSite(folder).then(
      () => '',
      (cause: unknown) => (cause instanceof Error ? cause.message : ''),
    )
    const written = said.slice(said.indexOf('import'))
    expect(written).toContain("import { site } from 'dynamosync'")
    const path = resolve('src/domain/index.js')
    const again = await folderWith({ 'dynamosync.config.ts': written.replace("'dynamosync'", `'${path}'`) })
    expect(await loadSite(again)).toEqual({ name: 'kettle', stages: { prod: old.prod } })
    await expect(loadSite(await folderWith({ 'deployment.json': '{' }))).rejects.toThrow('is not valid JSON')
  })
})
