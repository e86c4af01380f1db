/**
 * What browsers and password managers look for in the name, the id or the label of a field before they fill it in, by
 * kind of field: the words of Chromium's form parsing, of Bitwarden's lists, and of what 1Password and LastPass say of
 * theirs. Where they want a word by itself or in company, any occurrence counts here: this table is the stricter one.
 */
export const autofillWords: readonly (readonly [kind: string, pattern: RegExp])[] = [
  [
    'name',
    /name|\bnom\b|nome|nombre|naam|first$|last$|middle|initial|vorname|prenom|prénom|apellido|famill?i?e/,
  ],
  ['honorific', /title|anrede|titel|titre|titolo|tratamiento|salutation|prefix|suffix|honor/],
  ['e-mail', /e.?mail|courriel|correo|eposta|electr/],
  ['phone', /phone|mobil|\btel|tel\b|handy|cell|fax|ramal|ddd|(^|_)ext|ext(_|$)|extension|exchange|area/],
  ['company', /company|business|organi[sz]ation|firm|empresa|societ|ragione|employer|(^|_)org(_|$)/],
  [
    'address',
    /addr|adress|street|strasse|straße|suite|unit|house|haus|number|nummer|apart|wohnung|line|rua|calle|via_/,
  ],
  [
    'place',
    /city|town|suburb|stadt|(^|_)ort(_|$)|ville|ciudad|localid|commune|county|region|provinc|state|estado/,
  ],
  ['postcode', /zip|postal|post.?code|pcode|pin.?code|plz|leitzahl|cod(igo|pos)|(^|_)c[aedp]*p(_|$)/],
  ['country', /countr|pa[ií]s|(^|_)land(_|$)|location|nation|landmark/],
  [
    'card',
    /card|cc|acct|account|cvv|cvc|csc|cvd|cvn|(^|_)cid|verif|security|crypto|karte|tarjeta|carte|brand/,
  ],
  ['expiry', /exp|valid|gueltig|gültig|monat|jahr|month|year|(^|_)(mm|yy|yyyy)(_|$)|fecha|scadenza|date/],
  ['bank', /iban|bank|routing|bic|swift|upi/],
  ['birth', /birth|geburt|naissance|nacimiento|(^|_)day|age(_|$)|(^|_)dob|gender|sex_|_sex/],
  ['login', /user|login|log.?in|sign.?in|benutzer|screen|customer|member|(^|_)id(_|$)/],
  ['password', /pass|pwd|psw|kennwort|secret|pin(_|$)|token/],
  ['one-time code', /code|otp|otc|2fa|mfa|one.?time|factor|sms|backup|recovery|approval/],
  ['search', /search|query|qry|such|recherch|busca|find|(^|_)(q|go)(_|$)/],
  ['price and amount', /price|(^|_)rate|cost|prix|amount|quantity|size|height|length|tarif/],
  ['offer', /promo|coupon|gift|discount|voucher|loyalty/],
  ['travel', /passport|document|flight|airline|arrival|departure|destino|vehicle|licen[sc]e/],
  ['identity', /ssn|social|tax|captcha|attention|attn|vat/],
  ['web', /url|web|site|link|home/],
]

/** The kinds of field for which a text would be taken. */
export const takenFor = (text: string): readonly string[] =>
  autofillWords.filter(([, pattern]) => pattern.test(text.toLowerCase())).map(([kind]) => kind)
