import type { DeliveriesAnswer, DeliveryAnswer } from '../../domain/contract/owner/delivery-answers.js'
import type { ListedState } from '../../domain/notification/delivery/delivery-cursor.js'
import type { TellingStore } from '../../ports/notification/telling-store.js'
import { note, run } from './output.js'
import type { Place } from './place.js'

/** Options of commands about deliveries. */
export interface DeliveriesOptions extends Place {
  /** Form name; by default, every form with targets. */
  readonly form?: string
  readonly state?: string
  readonly check?: boolean
  readonly json?: boolean
  readonly id?: string
  readonly target?: string
}

/** Yields all deliveries of a state, page by page; unreadable ones are listed on standard error. */
export async function* pagesOf(
  read: TellingStore['deliveries'],
  form: string,
  state: ListedState,
): AsyncGenerator<readonly DeliveryAnswer[]> {
  let cursor: string | undefined
  do {
    const page: DeliveriesAnswer = await run(read(form, { state, cursor }))
    for (const id of page.unreadable ?? []) note(`${id}  cannot be read: it is damaged`)
    yield page.deliveries
    ;({ cursor } = page)
  } while (cursor !== undefined)
}

/** The given form, or every form with targets. */
export const formsAsked = async (
  store: TellingStore,
  { form }: DeliveriesOptions,
): Promise<readonly string[]> => {
  if (form !== undefined) return [form]
  return (await run(store.forms)).flatMap(({ name, notify }) => (notify === undefined ? [] : [name]))
}

/** Start of a line about a submission: its id, after its form's name unless a form was given. */
export const placed = ({ form: asked }: DeliveriesOptions, form: string, id: string): string =>
  asked === undefined ? `${form}  ${id}` : id
