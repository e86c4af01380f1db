import * as t from 'io-ts'
import { isRecord } from './settings.js'

/** A secret by the name of the parameter of AWS Systems Manager that holds it. */
export interface Parameter {
  readonly parameter: string
}

const isName = (name: unknown): name is string =>
  typeof name === 'string' && /^\/[A-Za-z0-9_./-]{1,1010}$/.test(name) && !/\/\/|\/$/.test(name)

/**
 * A secret, by the name under which Parameter Store keeps it: the value is read by the function that needs it, and
 * never stands in a file, a template or an environment.
 *
 * @param name a full name, such as `/kettle/crm`
 * @example
 * crm: { webhook: 'https://crm.example.org/in', secret: parameter('/kettle/crm') }
 */
export const parameter = (name: string): Parameter => ({ parameter: name })

const inClear =
  "is a secret in clear. Keep it in Parameter Store (aws ssm put-parameter --type SecureString) and write parameter('/name') here"

const notNamed = "must be parameter('/name') with a full name that begins with a slash"

const isParameter = (value: unknown): value is Parameter =>
  isRecord(value) && Object.keys(value).join() === 'parameter' && isName(value['parameter'])

/** A secret as the configuration may hold it: by name only. */
export const Secret = new t.Type<Parameter>(
  'secret',
  isParameter,
  (value, context) => {
    if (isParameter(value)) return t.success(value)
    return t.failure(value, context, typeof value === 'string' ? inClear : notNamed)
  },
  t.identity,
)
