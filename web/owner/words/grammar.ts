/** The forms of a noun by the number before it, as `Intl.PluralRules` names them; `#` stands for the number. */
export type NounForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string }

/** Numbers of a locale, and nouns in the form that they take after one. */
export const grammarOf = (locale: string) => {
  const whole = new Intl.NumberFormat(locale)
  const rules = new Intl.PluralRules(locale)
  const number = (count: number): string => whole.format(count)
  return {
    number,
    counted: (count: number, forms: NounForms): string =>
      (forms[rules.select(count)] ?? forms.other).replace('#', number(count)),
  }
}
