/**
 * Hyphens, dashes and minus signs of any script, and the long-vowel mark that Japanese keyboards produce for a dash.
 */
export const dash = '\\p{Pd}\\u2212\\u30FC\\uFF70'

const decimalDigit = /^\p{Nd}$/u

/** The value of a digit of any script. Unicode places the ten digits of a script side by side, starting with zero. */
const valueOf = (digit: string): string => {
  const code = digit.codePointAt(0) ?? 0
  let zero = code
  while (decimalDigit.test(String.fromCodePoint(zero - 1))) zero -= 1
  return String((code - zero) % 10)
}

const isForeign = /[^\x20-\x7e]/

/**
 * A text in ASCII spelling: digits of any script as 0 to 9, full-width letters and signs as narrow ones, dashes as
 * hyphens, every kind of white space as a space, and no invisible marks. Linear in its length.
 */
export const asciiSigns = (text: string): string =>
  isForeign.test(text)
    ? text
        .replace(new RegExp(`[${dash}]`, 'gu'), '-')
        .replace(/(?![0-9])\p{Nd}/gu, valueOf)
        .replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
        .replace(/\s/g, ' ')
        .replace(/\p{DI}|\p{Cf}/gu, '')
    : text
