import * as t from 'io-ts'
import { isRecord } from './settings.js'

/** A secret, by the name of the AWS Systems Manager parameter that holds it. */
export interface Parameter {
  readonly parameter: string
}

const isName = (name: unknown): name is string =>
  typeof name === 'string' && /^\/[A-Za-z0-9_./-]{1,1010}$/.test(name) && !/\/\/|\/$/.test(name)

/**
 * A secret, by its name in Parameter Store. The function that needs the value reads it; it is never in a file, a
 * template or an environment variable.
 *
 * @param name a full name, such as `/kettle/crm`
 * @example
 * crm: { webhook: 'https://crm.example.org/in', secret: parameter('/kettle/crm') }
 */
export const parameter = (name: string): Parameter => ({ parameter: name })

const inClear =
  "is a secret in plain text. Keep it in Parameter Store (aws ssm put-parameter --type SecureString) and write parameter('/name') here"

const notNamed = "must be parameter('/name') with a full name that begins with a slash"

const isParameter = (value: unknown): value is Parameter =>
  isRecord(value) && Object.keys(value).join() === 'parameter' && isName(value['parameter'])

/** A secret in the configuration: by name only. */
export const Secret = new t.Type<Parameter>(
  'secret',
  isParameter,
  (value, context) => {
    if (isParameter(value)) return t.success(value)
    return t.failure(value, context, typeof value === 'string' ? inClear : notNamed)
  },
  t.identity,
)
