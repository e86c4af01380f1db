import * as E from 'fp-ts/lib/Either.js'
import { deliveryJson } from '../../../domain/contract/owner/owner-telling-json.js'
import { systemClock } from '../../../adapters/system/stamper.js'
import { targetsText } from '../delivery-text.js'
import { check, type UntoldSubmission } from '../../use-cases/deliveries/check.js'
import type { AnyForm } from '../../../domain/form/form.js'
import { type DeliveriesOptions, placed } from '../every-delivery.js'
import { formFrom, formsFrom } from '../forms-module.js'
import { counted, exit, note, print } from '../output.js'
import { tableOf } from '../place.js'

/** Timeout of checking one form, in milliseconds. */
const patience = 10 * 60_000

const untoldText = ({ id, delivery }: UntoldSubmission): string =>
  delivery === undefined ? 'not notified, and not scheduled' : targetsText(deliveryJson({ id, delivery }))

const formsToCheck = async ({ forms, form }: DeliveriesOptions): Promise<readonly AnyForm[]> =>
  form === undefined
    ? [...(await formsFrom(forms)).values()].filter(({ notify }) => notify !== undefined)
    : [await formFrom(forms, form)]

const assertTable = (options: DeliveriesOptions): void => {
  for (const other of ['api', 'store'] as const)
    if (options[other] !== undefined)
      throw new Error(`--check reads the table itself: use --table instead of --${other}`)
}

/**
 * Reads every open submission in a table, of one form or of every form with targets, and prints those with a target
 * that was not notified.
 */
export const checkDeliveries = async (options: DeliveriesOptions): Promise<number> => {
  assertTable(options)
  const { told, ...parts } = await tableOf(options)
  const total = { checked: 0, untold: 0 }
  for (const form of await formsToCheck(options)) {
    const result = await check(parts)(form, systemClock() + patience)
    if (E.isLeft(result)) throw new Error(told(result.left).message)
    const { checked, untold } = result.right
    for (const each of untold) print(`${placed(options, form.name, each.id)}  ${untoldText(each)}`)
    total.checked += checked
    total.untold += untold.length
  }
  const found = total.untold === 0 ? 'every target was notified' : `${total.untold} not notified`
  note(`Checked ${counted(total.checked)}: ${found}.`)
  return total.untold === 0 ? exit.fine : exit.findings
}
