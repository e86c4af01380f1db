import type { Plugin } from 'esbuild'
import type { AnyForm } from '../../src/domain/index.js'

/** Whether a form has a telephone field with a country, which accepts that country's national numbers. */
export const takesNationalPhone = ({ fields }: AnyForm): boolean =>
  Object.values(fields).some(
    ({ description }) => description.kind === 'phone' && description.country !== undefined,
  )

/** Leaves libphonenumber-js out of a bundle, unless a form takes national telephone numbers. */
export const nationalPhones = (isUsed: boolean): Plugin => ({
  name: 'national-phones',
  setup: (bundle) => {
    if (isUsed) return
    bundle.onLoad({ filter: /domain[\\/]field[\\/]kinds[\\/]national-phone\.[jt]s$/ }, () => ({
      contents: 'export const isPhoneCountry = undefined, readNationalPhone = undefined',
    }))
  },
})
