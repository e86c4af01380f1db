import { isWorkState, type WorkState } from './work/state-names.js'

/** Filter of a list. */
export interface Filter {
  /** Exact values of listed fields, by name. */
  readonly where: Readonly<Record<string, string>>
  /** First and last day, inclusive, in the browser's time zone; `YYYY-MM-DD`. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** Held submissions instead of open ones. */
  readonly state?: 'held' | undefined
  /** Search text. */
  readonly q?: string | undefined
  /** State of the owners' work. */
  readonly work?: WorkState | undefined
}

/** Whether the filter needs a search in the browser, as the API cannot apply it. */
export const isSearch = ({ q, work }: Filter): boolean => q !== undefined || work !== undefined

export const noFilter: Filter = { where: {} }

/** A view of the pages, addressed by the hash, so that links and the browser's history work. */
export type Place =
  | { readonly view: 'forms' }
  | { readonly view: 'list'; readonly form: string; readonly filter: Filter }
  | { readonly view: 'one'; readonly form: string; readonly id: string }
  | { readonly view: 'telling'; readonly form: string }
  /** Numbers of a form, for the last `days` days or for all time. */
  | { readonly view: 'numbers'; readonly form: string; readonly days?: number | undefined }
  /** All submissions with a value, such as a person's address, in any form. */
  | { readonly view: 'person'; readonly value: string }

const prefix = 'where.'

/** Whether the calendar has this day: an address may name the 45th of a 13th month. */
const isDay = (text: string | null): text is string =>
  text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))

const filterIn = (query: string): Filter => {
  const parameters = new URLSearchParams(query)
  const where = [...parameters].filter(([name]) => name.startsWith(prefix))
  const [from, to, work] = [parameters.get('from'), parameters.get('to'), parameters.get('work')]
  return {
    where: Object.fromEntries(where.map(([name, value]) => [name.slice(prefix.length), value])),
    from: isDay(from) ? from : undefined,
    to: isDay(to) ? to : undefined,
    state: parameters.get('state') === 'held' ? 'held' : undefined,
    q: parameters.get('q') ?? undefined,
    work: isWorkState(work) ? work : undefined,
  }
}

const daysIn = (query: string): number | undefined => {
  const days = Number(new URLSearchParams(query).get('days'))
  return Number.isInteger(days) && days > 0 && days <= 3_660 ? days : undefined
}

/** Parses an address such as `#/forms/contact?where.topic=sales`; an unknown one leads to the first view. */
export const placeAt = (hash: string): Place => {
  const [isPerson, person] = /^#\/person(?:\?(.*))?$/.exec(hash) ?? []
  if (isPerson !== undefined) return { view: 'person', value: new URLSearchParams(person).get('value') ?? '' }
  const [, form, id, query = ''] = /^#\/forms\/([a-z0-9-]+)(?:\/([a-z2-7]+))?(?:\?(.*))?$/.exec(hash) ?? []
  if (form === undefined) return { view: 'forms' }
  if (id === 'telling') return { view: 'telling', form }
  if (id === 'numbers') return { view: 'numbers', form, days: daysIn(query) }
  return id === undefined ? { view: 'list', form, filter: filterIn(query) } : { view: 'one', form, id }
}

const queryOf = ({ where, from, to, state, q, work }: Filter): string =>
  String(
    new URLSearchParams([
      ...(q === undefined ? [] : [['q', q]]),
      ...(work === undefined ? [] : [['work', work]]),
      ...(state === undefined ? [] : [['state', state]]),
      ...Object.entries(where).map(([name, value]) => [`${prefix}${name}`, value]),
      ...(from === undefined ? [] : [['from', from]]),
      ...(to === undefined ? [] : [['to', to]]),
    ]),
  )

export const addressOf = (place: Place): string => {
  if (place.view === 'forms') return '#/'
  if (place.view === 'person') return `#/person?${String(new URLSearchParams({ value: place.value }))}`
  if (place.view === 'one') return `#/forms/${place.form}/${place.id}`
  if (place.view === 'telling') return `#/forms/${place.form}/telling`
  if (place.view === 'numbers')
    return `#/forms/${place.form}/numbers${place.days === undefined ? '' : `?days=${place.days}`}`
  const query = queryOf(place.filter)
  return `#/forms/${place.form}${query === '' ? '' : `?${query}`}`
}

/** Milliseconds of a local midnight, `days` later. */
const midnight = (day: string, days = 0): string => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return String(Math.max(0, new Date(year, month - 1, date + days).getTime()))
}

/** The API's parameters of a filter, without its search: bounds in milliseconds, the upper one exclusive. */
export const parametersOf = ({ where, from, to, state }: Filter): URLSearchParams =>
  new URLSearchParams([
    ...(state === undefined ? [] : [['state', state]]),
    ...Object.entries(where).map(([name, value]) => [`${prefix}${name}`, value]),
    ...(from === undefined ? [] : [['from', midnight(from)]]),
    ...(to === undefined ? [] : [['to', midnight(to, 1)]]),
  ])

/** Whether anything besides the state filters the list. */
export const isFiltered = (filter: Filter): boolean => queryOf({ ...filter, state: undefined }) !== ''
