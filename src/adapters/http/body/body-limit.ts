import type { AnyForm, Forms } from '../../../domain/form/form.js'
import { roomOf } from '../../../domain/form/room.js'
import { limits } from '../limits.js'

/** Bytes reserved for the controls that are sent with the fields. */
const controls = 2048

/**
 * Maximum decoded bytes of a form: the deployment's limit, or the maximum of the form's own fields if that is higher,
 * so that valid fields are never too large.
 */
export const bodyLimitOf =
  (configured: number) =>
  ({ fields }: Pick<AnyForm, 'fields'>): number =>
    Math.max(Math.min(configured, limits.mostBody), roomOf(fields) + controls)

/** Maximum bytes on the wire of a body for any of the forms; the rest need not be read. */
export const wireLimitOf = (forms: Forms, configured: number): number =>
  limits.wire * Math.max(0, ...[...forms.values()].map(bodyLimitOf(configured)))
