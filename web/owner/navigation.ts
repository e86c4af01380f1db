import * as E from 'fp-ts/lib/Either.js'
import type { Act } from './acts/act.js'
import type { FormSummary } from '../../src/domain/contract/owner/form-answers.js'
import type { Api, Asked } from './api.js'
import { say } from './dom.js'
import { formsView } from './forms-view.js'
import type { ListView } from './list/view.js'
import { addressOf, noFilter, type Place } from './hash-routes.js'
import type { NumbersOptions } from './numbers/view.js'
import type { TellingOptions } from './telling/view.js'
import { offline } from './trouble.js'
import type { View } from './view.js'
import { words } from './words/words.js'

const personAt = (api: Api, forms: readonly FormSummary[], value: string): Asked<View> =>
  import('./everywhere/view.js').then(
    ({ personView }) => E.right(personView({ api, forms, value })),
    () => E.left(offline()),
  )

const tellingAt = async (options: TellingOptions): Promise<View> => {
  const { tellingView } = await import('./telling/view.js')
  return tellingView(options)
}

const numbersAt = async (options: NumbersOptions): Promise<View> => {
  const { numbersView } = await import('./numbers/view.js')
  return numbersView(options)
}

/** The views of one session, with their loaded forms and the last list as it was left. */
export const viewsOf = (api: Api): ((place: Place) => Asked<View>) => {
  let known: readonly FormSummary[] | undefined
  let kept: { readonly address: string; readonly view: ListView } | undefined

  const load = async (): Asked<readonly FormSummary[]> => {
    const forms = await api.forms()
    if (E.isRight(forms)) known = forms.right
    return forms
  }
  const listAt = async (form: FormSummary, place: Extract<Place, { view: 'list' }>): Promise<View> => {
    const { listView } = await import('./list/view.js')
    const address = addressOf(place)
    if (kept?.address !== address) kept = { address, view: listView({ api, form, filter: place.filter }) }
    return kept.view
  }
  const oneAt = async (form: FormSummary, id: string): Promise<View> => {
    const { oneView } = await import('./one/view.js')
    const whole = addressOf({ view: 'list', form: form.name, filter: noFilter })
    const [address = ''] = kept?.address.split('?') ?? []
    const back = kept !== undefined && address === whole ? kept.address : whole
    const onErased = (): void => {
      kept?.view.remove(id)
      location.hash = back
      say(words().acts.erase.oneWas)
    }
    const onMoved = (now: string, act: Act): void => {
      const state = act.name === 'hold' ? 'held' : undefined
      if (kept?.view.state === state) kept = undefined
      else kept?.view.remove(id)
      if (now !== id) location.hash = addressOf({ view: 'one', form: form.name, id: now })
    }
    const list = () =>
      kept !== undefined && back === kept.address
        ? { filter: kept.view.filter, rows: kept.view.rows() }
        : { filter: noFilter, rows: [] }
    return oneView({ api, form, id, back, list, onErased, onMoved })
  }
  /** Each view is loaded with its own part of the script. */
  const ofForm = (form: FormSummary, place: Exclude<Place, { view: 'forms' | 'person' }>): Promise<View> => {
    if (place.view === 'telling') return tellingAt({ api, form, load })
    if (place.view === 'numbers') return numbersAt({ api, form, days: place.days })
    return place.view === 'list' ? listAt(form, place) : oneAt(form, place.id)
  }
  return async (place) => {
    if (place.view === 'forms') return E.right(formsView(api, load))
    const forms = known === undefined ? await load() : E.right(known)
    if (E.isLeft(forms)) return forms
    if (place.view === 'person') return personAt(api, forms.right, place.value)
    const form = forms.right.find(({ name }) => name === place.form)
    if (form === undefined) return E.left({ kind: 'missing', message: words().troubles.noSuchForm })
    return ofForm(form, place).then(E.right, () => E.left(offline()))
  }
}
