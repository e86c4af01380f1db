import { toldOf } from '../../domain/form/notify.js'
import type { Notifies } from './release.js'

/** Whether anybody is told of a form's submission with these fields: a target of the deployment that its form names. */
export const notifiesBy =
  (targets: ReadonlySet<string>): Notifies =>
  (form, fields) =>
    toldOf(form.notify, fields).some((name) => targets.has(name))
