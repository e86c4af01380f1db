import { lazily } from '../kernel/lazily.js'

/**
 * Active currencies of ISO 4217, grouped by the number of digits after the point (list one, SIX Financial Information,
 * as of 2026). Codes without a minor unit, such as XAU for gold, are left out: nothing is priced in them.
 */
const codes = {
  0: ['BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
  2: [
    'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY',
    'COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS',
    'INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR',
    'MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP',
    'STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG',
  ],
  3: ['BHD IQD JOD KWD LYD OMR TND'],
  4: ['CLF UYW'],
} as const

type Words<S extends string> = S extends `${infer Head} ${infer Tail}` ? Head | Words<Tail> : S

/** An ISO 4217 code, such as `EUR`. */
export type Currency = Words<(typeof codes)[keyof typeof codes][number]>

const digits = lazily(
  (): ReadonlyMap<string, number> =>
    new Map(
      Object.entries(codes).flatMap(([scale, names]) =>
        names.flatMap((line) => line.split(' ')).map((name): [string, number] => [name, Number(scale)]),
      ),
    ),
)

/** The number of digits after the decimal point in amounts of a currency; undefined for an unknown code. */
export const minorDigits = (currency: string): number | undefined => digits().get(currency)

/** All currency codes, sorted. */
export const currencies = (): readonly string[] => [...digits().keys()].sort()
