import { lazily } from '../kernel/lazily.js'

/** The meaning of a zero between a country's calling code and the number. */
export type Zero = 'trunk' | 'own' | 'none'

/**
 * The country calling codes that ITU-T E.164 has assigned, by the meaning of a zero after them: `trunk`, a prefix of
 * national calls that calls from abroad leave out; `own`, the first digit of some numbers; `none` if no number and no
 * prefix begins with it. No code is a prefix of another.
 */
const codes: Readonly<Record<Zero, string>> = {
  trunk:
    '20 211 212 213 218 231 232 233 234 243 249 250 251 252 254 255 256 260 261 262 263 264 265 27 291 31 ' +
    '32 33 353 355 358 359 370 373 374 375 377 380 381 382 383 385 386 387 389 40 41 421 423 43 44 46 49 ' +
    '508 51 53 54 55 58 590 591 593 594 595 596 598 60 61 62 63 64 66 686 81 82 84 850 855 856 86 880 886 ' +
    '90 91 92 93 94 95 961 962 963 964 966 967 970 971 972 976 977 98 994 995 996',
  own: '225 226 227 229 241 242 247 267 268 378 379 39 47 501 676 679 687 853 974 992',
  none:
    '1 216 220 221 222 223 224 228 230 235 236 237 238 239 240 244 245 246 248 253 257 258 266 269 290 ' +
    '297 298 299 30 34 350 351 352 354 356 357 36 371 372 376 420 45 48 500 502 503 504 505 506 507 ' +
    '509 52 56 57 592 597 599 65 670 672 673 674 675 677 678 680 681 682 683 685 688 689 690 691 692 7 ' +
    '800 808 852 870 878 881 882 883 888 960 965 968 973 975 979 993 998',
}

const zeros = lazily(
  () =>
    new Map(
      (Object.keys(codes) as Zero[]).flatMap((zero) =>
        codes[zero].split(' ').map((code) => [code, zero] as const),
      ),
    ),
)

const longestCode = 3

/**
 * The calling code at the start of digits, with the meaning of a zero after it; undefined if no country has such a
 * code.
 */
export const callingCodeOf = (digits: string): { readonly code: string; readonly zero: Zero } | undefined => {
  for (let length = 1; length <= longestCode; length += 1) {
    const code = digits.slice(0, length)
    const zero = zeros().get(code)
    if (zero !== undefined) return { code, zero }
  }
  return undefined
}

/** All assigned calling codes. */
export const callingCodes = (): readonly string[] => [...zeros().keys()]

/** Maximum characters of a telephone number as typed. */
export const longestPhone = 64

/** Minimum digits of a telephone number with its calling code in any country; the maximum is E.164's. */
export const leastPhoneDigits = 7
export const mostPhoneDigits = 15
