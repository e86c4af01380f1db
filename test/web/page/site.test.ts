import { readFile } from 'node:fs/promises'
import { describe, expect, it } from '@jest/globals'
import forms from '../../../forms/index.js'
import { record } from '../../../forms/record.js'
import { form } from '../../../src/domain/form/form.js'
import { text } from '../../../src/domain/field/kinds/text.js'
import { siteFiles } from '../../../web/page/site.js'

const options = { api: '/api', script: () => '/assets/enhance.js', stylesheet: '/assets/styles.css' }
const note = form('note', { body: text({ label: 'Body', maxLength: 100 }) }, { title: 'A <note>' })

describe('the built site', () => {
  it('has the script of its pages in the languages of its forms alone', async () => {
    const assets = JSON.parse(await readFile('dist/assets.json', 'utf8')) as Readonly<Record<string, string>>
    const scripts = Object.keys(assets).filter((name) => /enhance/.test(name))
    const others = new Set(forms.map(({ lang }) => lang).filter((lang) => lang !== 'en'))
    expect(scripts.sort()).toEqual(
      ['/assets/enhance.js', ...[...others].map((lang) => `/assets/enhance.${lang}.js`)].sort(),
    )
  })
})

describe('siteFiles', () => {
  it('is the first form at the front, and a page for what is not there', () => {
    const files = siteFiles([record], options)
    expect([...files.keys()].sort()).toEqual(['404.html', 'icon.svg', 'index.html'])
    expect(files.get('index.html')).toContain('action="/api/forms/record"')
    expect(files.get('index.html')).not.toContain('<nav')
    expect(files.get('404.html')).not.toContain('<form')
  })

  it('gives each further form a folder, and links between them', () => {
    const files = siteFiles([record, note], options)
    const page = files.get('note/index.html')
    expect(page).toContain('<h1>A &lt;note&gt;</h1>')
    expect(page).toContain('<a href="/note/" aria-current="page">A &lt;note&gt;</a>')
    expect(files.get('index.html')).toContain('<a href="/note/">A &lt;note&gt;</a>')
  })

  it('speaks a form’s language around it too', () => {
    const german = form('gruss', { wort: text({ label: 'Wort', maxLength: 10 }) }, { lang: 'de' })
    const page = siteFiles([record, german], options).get('gruss/index.html') ?? ''
    expect(page).toContain('<nav aria-label="Formulare">')
    expect(page).toContain('<a class="skip" href="#main">Zum Hauptinhalt springen</a>')
    expect(page).toContain('<a href="/" lang="en"')
    expect(page).not.toContain('a form backend')
    const missing = siteFiles([german, record], options).get('404.html') ?? ''
    expect(missing).toMatch(
      /<html lang="de"[^]*<title>Diese Seite gibt es nicht<[^]*<a href="\/">Zur Startseite</,
    )
    expect(siteFiles([record], options).get('404.html')).toContain('<h1>This page does not exist</h1>')
  })

  it('posts to the API that it is built for', () => {
    const files = siteFiles([record], { ...options, api: 'https://api.example.com/api/' })
    expect(files.get('index.html')).toContain('action="https://api.example.com/api/forms/record"')
  })

  it('has no script or style inside, so that a strict content policy fits', () => {
    for (const html of siteFiles([record, note], options).values())
      expect(html).not.toMatch(/<style| style=| on[a-z]+=|<script[^>]*>[^<]/)
  })
})
