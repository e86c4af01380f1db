import { execFileSync } from 'node:child_process'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { build } from 'esbuild'
import { describeBrowser } from '../browser.js'
import { broken, created, problem, required } from './fulfilled.js'
import { keyOf } from '../page-parts.js'
import { siteOpener } from './served-site.js'

const bundled = async (contents: string): Promise<string> => {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: '.', loader: 'tsx' },
    bundle: true,
    write: false,
    format: 'esm',
    define: { 'process.env.NODE_ENV': '"development"' },
  })
  return `<!doctype html><title>App</title><main id="app"></main><script type="module">${outputFiles[0]?.text.replaceAll('</script', '<\\/script') ?? ''}</script>`
}

const react = `
import { createElement as h, StrictMode, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { useSubmission } from 'dynamosync/react'
const Contact = () => {
  const { submit, state, complaints, message } = useSubmission('/api/forms/contact', { onStored: ({ id }) => { window.told = [...(window.told ?? []), id] } })
  if (state === 'stored') return h('h1', null, message)
  return h('form', { onSubmit: submit }, h('input', { name: 'email', 'aria-label': 'E-mail' }), h('p', null, complaints.email), h('button', null, state))
}
const App = () => {
  const [shown, show] = useState(true)
  return h('div', null, shown && h(Contact), h('button', { id: 'leave', onClick: () => show(false) }, 'Leave'))
}
createRoot(document.getElementById('app')).render(h(StrictMode, null, h(App)))`

const rendered = `
import { createElement as h } from 'react'
import { renderToString } from 'react-dom/server'
import { useSubmission } from 'dynamosync/react'
process.stdout.write(renderToString(h(() => h('p', null, useSubmission('/api/forms/contact').state))))`

const vue = `
import { createApp, h, ref } from 'vue'
import { send } from 'dynamosync/send'
createApp({ setup() {
  const said = ref('')
  const submit = async (event) => {
    event.preventDefault()
    const answer = await send('/api/forms/contact', new FormData(event.target))
    said.value = answer._tag === 'Stored' ? answer.stored.message : answer._tag === 'Complaints' ? answer.complaints[0].message : answer.message
  }
  return () => h('form', { onSubmit: submit }, [h('input', { name: 'email', 'aria-label': 'E-mail' }), h('p', said.value), h('button', 'Send')])
} }).mount('#app')`

describeBrowser('a form of a framework', (browser) => {
  const open = siteOpener(browser)

  it('says in React what is wrong by field, and thanks once: StrictMode stores nothing twice', async () => {
    const { page, sent, reply } = await open({ html: await bundled(react) })
    reply(
      problem(422, 'validation-failed', 'Wrong.', { errors: [required('email', 'No such address.')] }),
      created,
    )
    await page.getByLabel('E-mail').fill('ada')
    await page.locator('form button').click()
    await page.getByText('No such address.').waitFor()
    await page.getByLabel('E-mail').fill('ada@example.org')
    await page.locator('form button').click()
    await page.getByRole('heading', { name: 'Received.' }).waitFor()
    expect(sent.map((each) => each.postData())).toEqual(['email=ada', 'email=ada%40example.org'])
    expect(new Set(sent.map((each) => each.headers()['idempotency-key'])).size).toBe(2)
    expect(await page.evaluate('window.told.length')).toBe(1)
  })

  it('keeps its key in React while trying again may help, and lets go of one that can bring no other answer', async () => {
    const { page, sent, reply } = await open({ html: await bundled(react) })
    reply(broken, problem(409, 'superseded', 'A newer one replaced it.'), created)
    await page.getByLabel('E-mail').fill('ada@example.org')
    for (const _ of ['broken', 'refused']) {
      await page.locator('form button', { hasText: /idle|failed/ }).click()
      await page.locator('form button', { hasText: 'failed' }).waitFor()
    }
    await page.locator('form button').click()
    await page.getByRole('heading', { name: 'Received.' }).waitFor()
    const [first, again, last] = sent.map(keyOf)
    expect(again).toBe(first)
    expect(last).not.toBe(first)
  })

  it('is said to nobody once the component is gone, and sent all the same', async () => {
    const { page, sent, reply } = await open({ html: await bundled(react) })
    let answer: () => void = () => undefined
    const answered = new Promise<void>((resolve) => (answer = resolve))
    reply(async (route) => {
      await answered
      await created(route)
    })
    await page.getByLabel('E-mail').fill('ada@example.org')
    await page.locator('form button').click()
    await page.locator('form button', { hasText: 'sending' }).waitFor()
    await page.locator('#leave').click()
    const arrived = page.waitForResponse(/contact/)
    answer()
    await arrived
    expect(sent.length).toBe(1)
    expect(await page.evaluate('window.told')).toBeUndefined()
  })

  it('is sent from Vue by send()', async () => {
    const { page, reply } = await open({ html: await bundled(vue) })
    reply(created)
    await page.getByLabel('E-mail').fill('ada@example.org')
    await page.getByRole('button').click()
    await page.getByText('Received.').waitFor()
  })
})

it('is idle where a server renders it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dynamosync-rendered-'))
  const outfile = join(folder, 'rendered.mjs')
  await build({
    stdin: { contents: rendered, resolveDir: '.', loader: 'tsx' },
    bundle: true,
    outfile,
    format: 'esm',
    platform: 'node',
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire('/')" },
  })
  expect(execFileSync(process.execPath, [outfile], { encoding: 'utf8' })).toBe('<p>idle</p>')
})

/** What a page that bundles a form in a language for itself says of an empty field. */
const saidIn = async (lang: string, first: string): Promise<unknown> => {
  const { outputFiles } = await build({
    stdin: {
      contents: `${first}
import { form, text } from 'dynamosync'
const { '~standard': standard } = form('note', { body: text({ label: 'X', maxLength: 9 }) }, { lang: '${lang}' })
export default standard.validate({}).issues[0].message`,
      resolveDir: '.',
    },
    bundle: true,
    write: false,
    format: 'esm',
  })
  const source = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64')
  return ((await import(`data:text/javascript;base64,${source}`)) as { default: unknown }).default
}

it.each([
  ['fr', 'Remplissez le champ «\u00a0X\u00a0».'],
  ['es', 'Rellene el campo «X».'],
  ['ar', 'يرجى ملء الحقل «X».'],
])(
  'speaks %s in a page that imports its words, and names the import where they are missing',
  async (lang, said) => {
    expect(await saidIn(lang, `import 'dynamosync/words/${lang}'`)).toBe(said)
    await expect(saidIn(lang, '')).rejects.toThrow(`import 'dynamosync/words/${lang}'`)
  },
)
