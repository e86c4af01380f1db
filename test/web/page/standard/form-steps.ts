import type { Page } from 'playwright-core'
import type { Act } from './stage.js'

/** Presses the button that is marked. */
export const press = (page: Page): Promise<void> => page.locator('[data-press]').first().click()
export const post = (inside: string, attributes = 'action="/api/forms/probe"'): string =>
  `<form method="post" ${attributes}>${inside}</form>`
export const go = '<button data-press>Send</button>'

const enterInA: Act = async (hands) => {
  await hands.click('[name=a]')
  await hands.keyboard.press('Enter')
}

/** A control of the page's own that takes part in a form, with a value that is in no property of its element. */
const editor = `<my-editor name="a"></my-editor><script>
customElements.define('my-editor', class extends HTMLElement {
  static formAssociated = true
  #internals = this.attachInternals()
  connectedCallback() { this.contentEditable = true; this.#internals.setFormValue('written') }
})</script>`

const script = (code: string): string =>
  `<script>{const form = document.currentScript.closest('section').querySelector('form'); ${code}}</script>`

/** Steps of the HTML standard's form submission: a page, what a person does, and what is stored of it. */
export const steps: readonly [step: string, html: string, stored: readonly object[], act?: Act][] = [
  [
    'a button that was pressed, with its name',
    post(
      '<input name=a value=1><button name=pressed value=no>No</button><button data-press name=pressed value=yes>Yes</button>',
    ),
    [{ a: '1', pressed: 'yes' }],
  ],
  [
    'a button without a value',
    post('<input name=a value=1><button data-press name=pressed>Yes</button>'),
    [{ a: '1' }],
  ],
  [
    'an input that submits',
    post('<input name=a value=1><input type=submit data-press name=pressed value=Yes>'),
    [{ a: '1', pressed: 'Yes' }],
  ],
  [
    'an image button',
    post('<input name=a value=1><input type=image alt=Go data-press width=20 height=20>'),
    [{ a: '1', x: '10', y: '10' }],
  ],
  [
    'formaction',
    post(
      `<input name=a value=1><button data-press formaction="/api/forms/other">Send</button>`,
      'action="/elsewhere"',
    ),
    [{ a: '1' }],
  ],
  [
    'formmethod',
    post(
      `<input name=a value=1><button data-press formmethod=post>Send</button>`,
      'action="/api/forms/probe" method="get"',
    ).replace('method="post" ', ''),
    [{ a: '1' }],
  ],
  [
    'formenctype',
    post(`<input name=a value="é"><button data-press formenctype="multipart/form-data">Send</button>`),
    [{ a: 'é' }],
  ],
  [
    'formnovalidate',
    post(`<input name=a required><input name=b value=1><button data-press formnovalidate>Send</button>`),
    [{ b: '1' }],
  ],
  ['required', post(`<input name=a required><input name=b value=1>${go}`), []],
  ['pattern', post(`<input name=a pattern="[0-9]+" value=x>${go}`), []],
  [
    'novalidate',
    post(`<input name=a pattern="[0-9]+" value=x>${go}`, 'action="/api/forms/probe" novalidate'),
    [{ a: 'x' }],
  ],
  [
    'setCustomValidity',
    post(`<input name=a value=x>${go}`) + script(`form.a.setCustomValidity('Not so.')`),
    [],
  ],
  [
    'a listener that refuses',
    post(`<input name=a value=1>${go}`) +
      script(`form.addEventListener('submit', (e) => e.preventDefault())`),
    [],
  ],
  [
    'an attribute that refuses',
    post(`<input name=a value=1>${go}`, 'action="/api/forms/probe" onsubmit="return false"'),
    [],
  ],
  [
    'a listener that stops the event on its way',
    post(`<input name=a value=1>${go}`) +
      script(`form.addEventListener('submit', (e) => e.stopPropagation())`),
    [{ a: '1' }],
  ],
  [
    'a listener that ends the event',
    post(`<input name=a value=1>${go}`) +
      script(`form.addEventListener('submit', (e) => e.stopImmediatePropagation())`),
    [{ a: '1' }],
  ],
  [
    'a listener that changes what is sent',
    post(`<input name=a value=1>${go}`) +
      script(`form.addEventListener('submit', () => { form.a.value = '2' })`),
    [{ a: '2' }],
  ],
  [
    'a listener that disables the button',
    post(`<input name=a value=1><button data-press name=pressed value=yes>Yes</button>`) +
      script(`form.addEventListener('submit', (e) => { e.submitter.disabled = true })`),
    [{ a: '1' }],
  ],
  [
    'a listener that asks first and then submits',
    post(`<input name=a value=1><button data-press name=pressed value=yes>Yes</button>`) +
      script(
        `let asked; form.addEventListener('submit', (e) => { if (asked) return; e.preventDefault(); asked = true; setTimeout(() => form.requestSubmit(e.submitter)) })`,
      ),
    [{ a: '1', pressed: 'yes' }],
  ],
  [
    'requestSubmit',
    post(
      `<input name=a value=1><button name=pressed value=yes>Yes</button><button type=button data-press onclick="this.form.requestSubmit()">Go</button>`,
    ),
    [{ a: '1' }],
  ],
  [
    'submit',
    post(
      `<input name=a value=1 required><input name=b required><button type=button data-press onclick="this.form.submit()">Go</button>`,
    ),
    [{ a: '1' }],
  ],
  [
    'an event that a script made up',
    post(
      `<input name=a value=1><button type=button data-press onclick="this.form.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))">Go</button>`,
    ),
    [],
  ],
  [
    'Enter, by the first button',
    post(
      `<input name=a value=1><button name=pressed value=first>1</button><button name=pressed value=second>2</button>`,
    ),
    [{ a: '1', pressed: 'first' }],
    enterInA,
  ],
  [
    'Enter, where the first button is disabled',
    post(`<input name=a value=1><button disabled>1</button><button name=pressed value=second>2</button>`),
    [],
    enterInA,
  ],
  ['Enter, without a button', post(`<input name=a value=1>`), [{ a: '1' }], enterInA],
  [
    'Enter, in one of two fields without a button',
    post(`<input name=a value=1><input name=b value=2>`),
    [],
    enterInA,
  ],
  [
    'a disabled fieldset, its legend aside',
    post(`<fieldset disabled><legend><input name=a value=1></legend><input name=b value=2></fieldset>${go}`),
    [{ a: '1' }],
  ],
  [
    'disabled and nameless controls',
    post(`<input name=a disabled value=1><input value=2><input name=c value=3 readonly>${go}`),
    [{ c: '3' }],
  ],
  [
    'controls and a button elsewhere on the page',
    `${post('<input name=a value=1>', 'id=f action="/api/forms/probe"')}<input name=b form=f value=2><button data-press form=f name=pressed value=yes>Yes</button>`,
    [{ a: '1', b: '2', pressed: 'yes' }],
  ],
  [
    'what a datalist holds, which Chromium sends',
    post(
      `<input name=a list=l value=1><datalist id=l><input name=b value=2><option value=3></datalist>${go}`,
    ),
    [{ a: '1', b: '2' }],
  ],
  [
    'boxes, buttons and lists of choices',
    post(
      `<input type=checkbox name=many value=one checked><input type=checkbox name=many value=two><select name=many multiple><option selected>three<option selected disabled>two<option selected>four</select><input type=radio name=a value=1><input type=radio name=a value=2 checked><input type=checkbox name=b checked><select name=c><option>x<option selected>y</select>${go}`,
    ),
    [{ many: ['one', 'three', 'four'], a: '2', b: 'on', c: 'y' }],
  ],
  [
    'lines',
    post(`<textarea name=a wrap=hard cols=20></textarea>${go}`),
    [{ a: 'one\n\ntwo' }],
    async (hands) => {
      await hands.click('[name=a]')
      await hands.keyboard.insertText('one\n\ntwo')
      await hands.click('[data-press]')
    },
  ],
  [
    'the encoding and other controls',
    post(`<input type=hidden name=_charset_><input name=a value="ü&#x1F600;">${go}`),
    [{ a: 'ü😀' }],
  ],
  [
    'a name that gives the direction',
    post(`<input name=a dirname=extra dir=rtl value=1>${go}`),
    [{ a: '1', extra: 'rtl' }],
  ],
  ['a control of the page’s own', post(`${editor}${go}`), [{ a: 'written' }]],
  [
    'formdata, once',
    post(`<input name=a value=1>${go}`) +
      script(
        `let times = 0; form.addEventListener('formdata', (e) => { times += 1; e.formData.set('extra', String(times)); e.formData.delete('a') })`,
      ),
    [{ extra: '1' }],
  ],
  [
    'a file control that is empty',
    post(
      `<input name=a value=1><input type=file name=cv>${go}`,
      'action="/api/forms/probe" enctype="multipart/form-data"',
    ),
    [{ a: '1' }],
  ],
  [
    'an address with a query and a fragment',
    post(`<input name=a value=1>${go}`, 'action="/api/forms/probe?b=2#c"'),
    [{ a: '1' }],
  ],
  [
    'another frame, which is left to the browser',
    `<iframe name=frame></iframe>${post(`<input name=a value=1>${go}`, 'action="/api/forms/probe" target=frame')}`,
    [{ a: '1' }],
  ],
  ['an empty field', post(`<input name=a>${go}`), [{}]],
  [
    'fields called as a form’s own members',
    post(
      `<input name=a value=1><input type=hidden id=submit><input type=hidden id=action><input type=hidden id=method><input type=hidden id=target><input type=hidden id=elements><input type=hidden id=addEventListener>${go}`,
    ),
    [{ a: '1' }],
  ],
]

/** Steps that need a page of their own. */
export const alone: typeof steps = [
  [
    'the action that is empty',
    `<base href="/elsewhere">${post(`<input name=a value=1><button data-press formaction="/api/forms/probe">Send</button>`, 'action=""')}`,
    [{ a: '1' }],
  ],
  [
    'a listener of the window, added later, that refuses',
    post(`<input name=a value=1>${go}`) +
      `<script>addEventListener('load', () => setTimeout(() => addEventListener('submit', (e) => e.preventDefault())))</script>`,
    [],
  ],
  [
    'a listener added while the event is captured',
    post(`<input name=a value=1>${go}`) +
      script(
        `addEventListener('submit', () => form.addEventListener('submit', (e) => e.preventDefault()), { capture: true, once: true })`,
      ),
    [],
  ],
  [
    'another tab, which is left to the browser',
    post(`<input name=a value=1>${go}`, 'action="/api/forms/probe" target=_blank'),
    [{ a: '1' }],
  ],
]
