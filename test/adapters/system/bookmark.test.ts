import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import * as t from 'io-ts'
import { bookmark } from '../../../src/adapters/system/bookmark.js'
import { partFile } from '../../../src/adapters/system/part-file.js'

describe('a bookmark', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dynamosync-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  const open = async (path: string, name = 'one', restart = false) =>
    bookmark({ path: join(folder, path), name, place: t.number, restart })
  const opened = async (...asked: Parameters<typeof open>) => {
    const book = await open(...asked)
    if (typeof book === 'string') throw new Error(book)
    return book
  }

  it('is where the last run of the same job was, and writes nothing before', async () => {
    const book = await opened('same')
    expect([book.place, await readdir(folder)]).toEqual([undefined, []])
    for (const place of [1, 2]) await book.set(place)
    expect((await opened('same')).place).toBe(2)
    await book.clear()
    expect([(await opened('same')).place, await readdir(folder)]).toEqual([undefined, []])
  })
  it.each(['{"job":"one"', '{"job":"one","pid":1}', 'n.1.2 3 4'])(
    'of another job, such as %s, is left alone unless it is to begin anew',
    async (text) => {
      await (await opened('other')).set(1)
      expect(await open('other', 'two')).toBe('another-job')
      await writeFile(join(folder, 'other'), text)
      expect(await open('other')).toBe('another-job')
      expect(await readFile(join(folder, 'other'), 'utf8')).toBe(text)
      expect((await opened('other', 'one', true)).place).toBe(undefined)
    },
  )
  it('that a running process holds is taken by nobody', async () => {
    const note = JSON.stringify({ job: 'one', pid: process.ppid, place: 1 })
    await writeFile(join(folder, 'held'), note)
    expect([await open('held'), await open('held', 'one', true)]).toEqual(['in-use', 'in-use'])
  })
  it('is what a part file is resumed by', async () => {
    const path = join(folder, 'rows')
    const part = async (job: string) => {
      const file = await partFile(path, job, false)
      if (typeof file === 'string') throw new Error(file)
      return file
    }
    const first = await part('export')
    await first.append('a')
    await first.commit('behind a')
    await first.append('lost')
    await first.close()
    expect(await partFile(path, 'another', false)).toBe('another-job')
    const second = await part('export')
    expect(second.place).toBe('behind a')
    await second.append('b')
    await second.finish()
    expect([await readFile(path, 'utf8'), (await readdir(folder)).includes('rows.part.json')]).toEqual([
      'ab',
      false,
    ])
  })
})
