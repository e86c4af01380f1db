import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'

/** A named view of a list, saved in this browser. */
const SavedView = t.strict({ form: t.string, name: t.string, address: t.string })
export type SavedView = t.TypeOf<typeof SavedView>

const key = 'dynamosync-views'

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const read = (): readonly SavedView[] => {
  try {
    const kept = t.array(SavedView).decode(parsed(localStorage.getItem(key) ?? '[]'))
    return E.isRight(kept) ? kept.right : []
  } catch {
    // Storage is not available in this browser.
    return []
  }
}

/** Returns false if storage is not available. */
const write = (views: readonly SavedView[]): boolean => {
  try {
    localStorage.setItem(key, JSON.stringify(views))
    return true
  } catch {
    return false
  }
}

/** Saved views of a form, by name. */
export const savedViews = (form: string): readonly SavedView[] =>
  read()
    .filter((view) => view.form === form)
    .sort((a, b) => a.name.localeCompare(b.name))

const without = ({ form, name }: Pick<SavedView, 'form' | 'name'>): readonly SavedView[] =>
  read().filter((view) => view.form !== form || view.name !== name)

/** Saves a view, replacing one of the same name; returns whether the browser stored it. */
export const saveView = (view: SavedView): boolean => write([...without(view), view])

export const removeView = (view: Pick<SavedView, 'form' | 'name'>): boolean => write(without(view))
