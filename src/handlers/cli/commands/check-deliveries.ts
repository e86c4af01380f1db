import * as E from 'fp-ts/lib/Either.js'
import { deliveryJson } from '../../../domain/contract/owner/owner-telling-json.js'
import { systemClock } from '../../../adapters/system/stamper.js'
import { targetsText } from '../delivery-text.js'
import { check, type UntoldSubmission } from '../../use-cases/notify/check.js'
import { formFrom } from '../forms-module.js'
import { counted, exit, note, print } from '../output.js'
import { type FormPlace, tableAt } from '../place.js'

/** For all of it, in milliseconds. */
const patience = 10 * 60_000

const untoldText = ({ id, delivery }: UntoldSubmission): string =>
  `${id}  ${delivery === undefined ? 'not told, and nobody rang' : targetsText(deliveryJson({ id, delivery }))}`

/** Goes through every submission of a form in a table, and prints those that are not told. */
export const checkDeliveries = async (options: FormPlace): Promise<number> => {
  for (const other of ['api', 'store'] as const)
    if (options[other] !== undefined)
      throw new Error(`--check goes through the table itself: name it with --table in place of --${other}`)
  const form = await formFrom(options.forms, options.form)
  const { told, ...parts } = tableAt(options)
  const result = await check(parts)(form, systemClock() + patience)
  if (E.isLeft(result)) throw new Error(told(result.left).message)
  const { checked, untold } = result.right
  for (const each of untold) print(untoldText(each))
  const found = untold.length === 0 ? 'nothing is untold' : `${untold.length} untold`
  note(`Checked ${counted(checked)}: ${found}.`)
  return untold.length === 0 ? exit.fine : exit.findings
}
