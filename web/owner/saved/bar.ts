import { dialogOf } from '../dialog.js'
import { button, freshId, h } from '../dom.js'
import { addressOf, type Filter, isFiltered } from '../hash-routes.js'
import { removeView, savedViews, saveView } from './store.js'
import { words } from '../words/words.js'

/** Maximum characters of a name. */
const most = 60

/** Asks for a name, and saves the view under it. */
const saveDialog = (save: (name: string) => boolean, onSaved: () => void): void => {
  const [id, errorId] = [freshId('view-name'), freshId('view-error')]
  const input = h('input', { id, maxlength: most, autocomplete: 'off', 'aria-describedby': errorId })
  const error = h('p', { class: 'field-error', id: errorId })
  const form = h(
    'form',
    { novalidate: true },
    h('div', { class: 'field' }, h('label', { for: id }, words().saved.name), input, error),
    h(
      'div',
      { class: 'actions' },
      button(words().page.cancel, () => dialog.close()),
      h('button', { type: 'submit', class: 'submit' }, words().saved.action),
    ),
  )
  const dialog = dialogOf(words().saved.save, h('p', { class: 'hint' }, words().saved.hint), form)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const name = input.value.trim()
    if (name === '') error.textContent = words().saved.missing
    else if (save(name)) {
      dialog.close()
      onSaved()
    } else error.textContent = words().saved.notKept
  })
  dialog.showModal()
  input.focus()
}

/** Saved views of a form, and a button to save the current one. */
export const savedBar = (form: string, filter: Filter): HTMLElement => {
  const element = h('nav', { class: 'saved', 'aria-label': words().saved.label })
  const draw = (): void => {
    const views = savedViews(form)
    const save = button(
      words().saved.save,
      () => {
        const address = addressOf({ view: 'list', form, filter })
        saveDialog((name) => saveView({ form, name, address }), drawAnew)
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
              drawAnew()
            },
            { look: 'plain', 'aria-label': words().saved.remove(name) },
          ),
        ),
      ),
      ...(isFiltered(filter) ? [save] : []),
    )
    element.hidden = element.childElementCount === 0
  }
  /**
   * Redraws the bar. The focused button no longer exists, so the focus moves to a button beside it, or to the heading.
   */
  const drawAnew = (): void => {
    draw()
    const next = element.querySelector<HTMLElement>(':scope > button, .view:last-child > button')
    ;(next ?? document.querySelector('h1'))?.focus()
  }
  draw()
  return element
}
