/**
 * The forms that this deployment collects. Written by `npm start` from the files in this folder. You may change the
 * order: the first form is the site's front page.
 */
import { formsIn } from '../src/domain/index.js'
import * as record from './record.js'
import * as contact from './contact.js'
import * as incomeTax from './income-tax/index.js'

export default formsIn({
  record,
  contact,
  incomeTax,
})
