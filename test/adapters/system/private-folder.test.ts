import { chmod, mkdir, mkdtemp, stat, symlink, writeFile } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { privateFolder } from '../../../src/adapters/system/private-folder.js'

const fresh = (): Promise<string> => mkdtemp(join(tmpdir(), 'dynamosync-'))

const modeOf = async (path: string): Promise<string> => ((await stat(path)).mode & 0o777).toString(8)

describe('a folder for what people typed', () => {
  it('is made so that only this user can look into it', async () => {
    const folder = join(await fresh(), 'a', 'b')
    await privateFolder(folder)
    expect(await modeOf(folder)).toBe('700')
  })

  it('is closed with everything in it where it is there already, and links are left alone', async () => {
    const [folder, elsewhere] = [await fresh(), await fresh()]
    const outside = join(elsewhere, 'outside')
    const inner = join(folder, 'dynamodb')
    await mkdir(inner)
    for (const path of [outside, join(inner, '000003.log'), join(folder, 'owner-token')]) {
      await writeFile(path, 'x')
      await chmod(path, 0o644)
    }
    await Promise.all([folder, inner].map((path) => chmod(path, 0o755)))
    await symlink(outside, join(folder, 'link'))
    await privateFolder(folder)
    expect(
      await Promise.all([folder, inner, join(inner, '000003.log'), join(folder, 'owner-token')].map(modeOf)),
    ).toEqual(['700', '700', '600', '600'])
    expect(await modeOf(outside)).toBe('644')
  })

  it('is none that other programs and people use', async () => {
    for (const shared of [tmpdir(), homedir(), process.cwd(), '/'])
      await expect(privateFolder(shared)).rejects.toThrow(/folder for this data alone|another user/)
  })
})
