import { toldOf } from '../../domain/form/notify.js'
import type { Notifies } from './release.js'

/**
 * Whether anybody is notified of a form's submission with these fields: a target that the form names and the deployment
 * has.
 */
export const notifiesBy =
  (targets: ReadonlySet<string>): Notifies =>
  (form, fields) =>
    toldOf(form.notify, fields).some((name) => targets.has(name))
