import type { AnyForm } from '../src/domain/index.js'
import { contact } from './contact.js'
import { record } from './record.js'

/** The forms that this deployment collects. The first one is the site's front page. */
const forms: readonly AnyForm[] = [record, contact]

export default forms
