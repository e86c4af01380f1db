import { go, post } from './form-steps.js'

/** What is the browser's own business: it leads where it would have led, or nowhere. */
export const elsewhere: readonly [what: string, html: string, at: string | undefined][] = [
  [
    'a search field',
    '<form action="/search"><input name=q value=x><button data-press>Search</button></form>',
    '/search?q=x',
  ],
  ['a form for another program', post('<input name=a value=1>' + go, 'action="/login"'), 'POST /login'],
  [
    'a form that gets',
    '<form action="/api/forms/probe"><input name=a value=1><button data-press>Go</button></form>',
    '/api/forms/probe?a=1',
  ],
  [
    'a button that gets',
    post('<input name=q value=1><button data-press formmethod=get formaction="/search">Search</button>'),
    '/search?q=1',
  ],
  [
    'a method that there is not',
    '<form method=put action="/search"><input name=q value=1><button data-press>Go</button></form>',
    '/search?q=1',
  ],
  [
    'a dialog',
    `<dialog open><form method=dialog action="/api/forms/probe"><input name=a value=1>${go}</form></dialog>`,
    undefined,
  ],
  [
    'a button that closes a dialog',
    `<dialog open>${post('<input name=a required><button data-press formmethod=dialog formnovalidate>Close</button>')}</dialog>`,
    undefined,
  ],
  ['an address of no server', post('<input name=a value=1>' + go, 'action="javascript:void 0"'), undefined],
]
