import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { assertThanks, copyPublic, pathsIn } from '../../../tools/site/public-files.js'

describe('the files of public/', () => {
  let root = ''
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'public-'))
    await mkdir(join(root, 'site'))
    await writeFile(join(root, 'site/index.html'), 'built')
    await mkdir(join(root, 'public/.well-known'), { recursive: true })
    await writeFile(join(root, 'public/thanks.html'), 'Thank you')
    await writeFile(join(root, 'public/.well-known/security.txt'), 'Contact: …')
  })
  afterAll(() => rm(root, { recursive: true }))

  it('are in the site, and none may be', async () => {
    await copyPublic(join(root, 'absent'), join(root, 'site'))
    await copyPublic(join(root, 'public'), join(root, 'site'))
    expect([...(await pathsIn(join(root, 'site')))].sort()).toEqual([
      '.well-known/security.txt',
      'index.html',
      'thanks.html',
    ])
  })

  it('replace nothing that is built', async () => {
    await writeFile(join(root, 'public/index.html'), 'mine')
    await expect(copyPublic(join(root, 'public'), join(root, 'site'))).rejects.toThrow(
      /public\/index\.html would replace a file that the build writes\. Rename it\.$/,
    )
    expect(await readFile(join(root, 'site/index.html'), 'utf8')).toBe('built')
  })
})

describe('the page that a form leads to', () => {
  const paths = ['index.html', 'thanks.html', 'done/index.html', 'merci à tous.html']
  const check = (thanks: string | undefined) => (): void => assertThanks([{ name: 'contact', thanks }], paths)

  it.each([
    undefined,
    '/',
    '/thanks.html',
    '/thanks.html?from=contact#top',
    '/done/',
    '/done',
    '/merci%20%C3%A0%20tous.html',
  ])('is in the site: %s', (thanks) => {
    expect(check(thanks)).not.toThrow()
  })

  it.each([
    ['/thank.html', 'public/thank.html'],
    ['/thanks/', 'public/thanks/index.html'],
    ['/Thanks.html', 'public/Thanks.html'],
    ['/100%', 'public/100%/index.html'],
    ['/constructor', 'public/constructor/index.html'],
  ])('is missing, which the build says: %s', (thanks, place) => {
    expect(check(thanks)).toThrow(
      `the form contact redirects to ${thanks} (thanks), but the site has no such page.`,
    )
    expect(check(thanks)).toThrow(`Add ${place}, or leave thanks out.`)
  })
})
