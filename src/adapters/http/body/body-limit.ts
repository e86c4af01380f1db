import type { AnyForm, Forms } from '../../../domain/form/form.js'
import { roomOf } from '../../../domain/form/room.js'
import { limits } from '../limits.js'

/** Room for controls beside the fields. */
const controls = 2048

/**
 * Bytes that a form takes, once they are decoded: the limit of the deployment, or what its own fields may hold where
 * that is more. So what the fields allow is never too large.
 */
export const bodyLimitOf =
  (configured: number) =>
  ({ fields }: Pick<AnyForm, 'fields'>): number =>
    Math.max(Math.min(configured, limits.mostBody), roomOf(fields) + controls)

/** Bytes of a body of any of the forms as it comes over the wire, beyond which nobody needs to read it. */
export const wireLimitOf = (forms: Forms, configured: number): number =>
  limits.wire * Math.max(0, ...[...forms.values()].map(bodyLimitOf(configured)))
