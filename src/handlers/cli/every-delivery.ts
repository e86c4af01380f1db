import type { DeliveriesAnswer, DeliveryAnswer } from '../../domain/contract/owner/delivery-answers.js'
import type { ListedState } from '../../domain/notification/delivery/delivery-cursor.js'
import type { TellingStore } from '../../ports/telling-store.js'
import { note, run } from './output.js'
import type { Place } from './place.js'

/** What a command about deliveries is given. */
export interface DeliveriesOptions extends Place {
  /** Left out, each form that tells somebody. */
  readonly form?: string
  readonly state?: string
  readonly check?: boolean
  readonly json?: boolean
  readonly id?: string
  readonly target?: string
}

/** Every delivery of a state, page by page; those that cannot be read are named where the owner sees it. */
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

/** The form that is asked for, or each that tells somebody. */
export const formsAsked = async (
  store: TellingStore,
  { form }: DeliveriesOptions,
): Promise<readonly string[]> => {
  if (form !== undefined) return [form]
  return (await run(store.forms)).flatMap(({ name, notify }) => (notify === undefined ? [] : [name]))
}

/** What a line about a submission begins with: its form, unless that was asked for. */
export const placed = ({ form: asked }: DeliveriesOptions, form: string, id: string): string =>
  asked === undefined ? `${form}  ${id}` : id
