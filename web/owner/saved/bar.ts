import { dialogOf } from '../dialog.js'
import { button, freshId, h } from '../dom.js'
import { addressOf, type Filter, isFiltered } from '../hash-routes.js'
import { removeView, savedViews, saveView } from './store.js'

/** Characters of a name. */
const most = 60

/** Asks for a name, and saves the view under it. */
const saveDialog = (onName: (name: string) => boolean): void => {
  const [id, errorId] = [freshId('view-name'), freshId('view-error')]
  const input = h('input', { id, maxlength: most, autocomplete: 'off', 'aria-describedby': errorId })
  const error = h('p', { class: 'field-error', id: errorId })
  const form = h(
    'form',
    { novalidate: true },
    h('div', { class: 'field' }, h('label', { for: id }, 'Name'), input, error),
    h(
      'div',
      { class: 'actions' },
      button('Cancel', () => dialog.close()),
      h('button', { type: 'submit', class: 'submit' }, 'Save'),
    ),
  )
  const dialog = dialogOf(
    'Save this view',
    h('p', { class: 'hint' }, 'It is kept in this browser, with the search and the filters that are in it.'),
    form,
  )
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const name = input.value.trim()
    if (name === '') error.textContent = 'Enter a name.'
    else if (onName(name)) dialog.close()
    else error.textContent = 'This browser keeps nothing. A bookmark of this page does the same.'
  })
  dialog.showModal()
  input.focus()
}

/** The saved views of a form, and a button that saves the one that is shown. */
export const savedBar = (form: string, filter: Filter): HTMLElement => {
  const element = h('nav', { class: 'saved', 'aria-label': 'Saved views' })
  const draw = (): void => {
    const views = savedViews(form)
    const save = button(
      'Save this view',
      () => {
        saveDialog((name) => {
          const isKept = saveView({ form, name, address: addressOf({ view: 'list', form, filter }) })
          if (isKept) draw()
          return isKept
        })
      },
      { look: 'plain' },
    )
    element.replaceChildren(
      ...views.map(({ name, address }) =>
        h(
          'span',
          { class: 'view' },
          h('a', { href: address, dir: 'auto', 'aria-current': address === location.hash && 'page' }, name),
          button(
            '×',
            () => {
              removeView({ form, name })
              draw()
            },
            { look: 'plain', 'aria-label': `Remove view ${name}` },
          ),
        ),
      ),
      ...(isFiltered(filter) ? [save] : []),
    )
    element.hidden = element.childElementCount === 0
  }
  draw()
  return element
}
