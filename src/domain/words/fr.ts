import { countryName } from './country-name.js'
import { day } from './day.js'
import { placed } from './line-and-column.js'
import { isQuestion, quoted } from './quoted.js'
import type {
  CaptchaWords,
  Catalogue,
  CheckingWords,
  DetailCatalogue,
  FailureCatalogue,
  FailureWords,
  NotificationWords,
  PageWords,
  PatternCatalogue,
  Subject,
} from './catalogue.js'

const name = (label: string): string => quoted(label, { outer: ['«\u00a0', '\u00a0»'], inner: ['“', '”'] })

/** A label as the subject of a sentence: `Le champ « Nom »`, `La réponse à « Qui êtes-vous ? »`. */
const subject = (label: string): string =>
  isQuestion(label) ? `La réponse à ${name(label)}` : `Le champ ${name(label)}`

/** A label as the place to fill in or choose. */
const place = (label: string): string => `${isQuestion(label) ? 'En réponse à' : 'Dans'} ${name(label)}`

/** A bound with a decimal comma. */
const number = (bound: string | number): string => String(bound).replace('.', ',')

const plural = (count: number, one: string, many: string): string => `${count} ${count < 2 ? one : many}`

const characters = (count: number): string => plural(count, 'caractère', 'caractères')

const answers = (count: string | number): string => plural(Number(count), 'réponse', 'réponses')

const required = ({ label, kind }: Subject): string => {
  if (['choice', 'choices', 'rating'].includes(kind)) return `Choisissez une réponse pour ${name(label)}.`
  return isQuestion(label) ? `Répondez à ${name(label)}.` : `Remplissez le champ ${name(label)}.`
}

/** The end of the sentence “attend”. */
const patterns: PatternCatalogue = {
  letters: 'des lettres uniquement',
  digits: 'des chiffres uniquement',
  alphanumeric: 'des lettres de A à Z et des chiffres uniquement',
  hexadecimal: 'des chiffres et des lettres de A à F uniquement',
  slug: 'des lettres minuscules et des chiffres, séparés par des traits d’union simples',
  identifier: 'des lettres, des chiffres, des traits d’union et des tirets bas, en commençant par une lettre',
  'postal-code': 'un code postal de 3 à 11 lettres, chiffres, espaces et traits d’union',
  'country-code': 'un code de pays de deux lettres majuscules, par exemple FR',
  time: 'une heure, par exemple 09:30',
  uuid: 'un UUID, par exemple 123e4567-e89b-12d3-a456-426614174000',
}

const decimalMark = ','

const numberExample = (scale: number): string => (scale > 0 ? '1250 ou 12,50' : '1250')

/** A day with its article, or a time of day. */
const moment = (bound: string | number, kind: Subject['kind']): string =>
  `${kind === 'date' ? 'le ' : ''}${day(bound, 'fr')}`

const complaints: CheckingWords['complaints'] = {
  required,
  'too-short': ({ label, least = 1 }) =>
    `${subject(label)} doit comporter au moins ${characters(Number(least))}.`,
  'too-long': ({ label, most = 0 }) =>
    `${subject(label)} doit comporter au plus ${characters(Number(most))}.`,
  'too-few': ({ label, least = 1 }) => `Choisissez au moins ${answers(least)} pour ${name(label)}.`,
  'too-many': ({ label, most = 0 }) => `Choisissez au plus ${answers(most)} pour ${name(label)}.`,
  'too-small': ({ label, least }) =>
    least === undefined
      ? `${place(label)}, indiquez un nombre plus grand.`
      : `${place(label)}, indiquez ${number(least)} ou plus.`,
  'too-large': ({ label, most }) =>
    most === undefined
      ? `${place(label)}, indiquez un nombre plus petit.`
      : `${place(label)}, indiquez ${number(most)} ou moins.`,
  'too-early': ({ label, kind, least = '' }) =>
    `${place(label)}, indiquez ${moment(least, kind)} ou plus tard.`,
  'too-late': ({ label, kind, most = '' }) => `${place(label)}, indiquez ${moment(most, kind)} ou plus tôt.`,
  'too-many-digits': ({ label }) =>
    `${place(label)}, le nombre a trop de chiffres. Indiquez-en un plus court.`,
  pattern: ({ label, pattern }) =>
    pattern === undefined
      ? `${subject(label)} n’a pas la forme attendue.`
      : `${subject(label)} attend ${patterns[pattern]}.`,
  'not-text': ({ label }) => `${subject(label)} doit être un texte.`,
  'not-well-formed': ({ label }) =>
    `${subject(label)} contient un caractère qui ne peut pas être enregistré. Saisissez-le de nouveau.`,
  'not-an-email': ({ label }) =>
    `${place(label)}, indiquez une adresse électronique, par exemple nom@example.com.`,
  'not-a-url': ({ label }) => `${place(label)}, indiquez une adresse web, par exemple https://example.com.`,
  'not-a-phone-number': ({ label, country }) =>
    `${place(label)}, indiquez un numéro de téléphone ` +
    (country === undefined ? '' : `(${countryName(country, 'fr')}), ou un numéro `) +
    'avec + et l’indicatif du pays, par exemple +33 1 23 45 67 89.',
  'not-a-number': ({ label, scale = 0 }) =>
    `${place(label)}, indiquez un nombre en chiffres, par exemple ${numberExample(scale)}.`,
  'ambiguous-number': ({ label, scale = 0 }) =>
    `${place(label)}, le nombre peut se lire de deux façons. Écrivez-le sans séparateur de milliers, par exemple ${numberExample(scale)}.`,
  'not-an-integer': ({ label }) => `${place(label)}, indiquez un nombre entier, sans virgule.`,
  'not-exact': ({ label, scale = 0 }) =>
    scale > 0
      ? `${place(label)}, indiquez le nombre exact, avec au plus ${plural(scale, 'chiffre', 'chiffres')} après la virgule.`
      : `${place(label)}, indiquez le nombre exact, sans virgule.`,
  'not-yes-or-no': ({ label }) => `Répondez par oui ou par non à ${name(label)}.`,
  'not-a-choice': ({ label }) => `Choisissez l’une des réponses proposées pour ${name(label)}.`,
  'not-a-date': ({ label }) => `${place(label)}, indiquez une date du calendrier, par exemple 2026-11-30.`,
  'not-a-time': ({ label }) => `${place(label)}, indiquez une heure, par exemple 09:30.`,
  'not-accepted': ({ label }) => `Cochez la case pour accepter\u00a0: ${label}`,
  'not-expected': ({ label }) => `Laissez ${name(label)} vide.`,
  'unknown-field': ({ label }) =>
    label === ''
      ? 'Ce formulaire n’a pas de champ de ce nom.'
      : `Ce formulaire n’a pas de champ nommé «\u00a0${label}\u00a0».`,
  invalid: ({ label }) => `${subject(label)} n’est pas valide.`,
}

/** The French texts that checks need, for pages that only validate input. */
export const frenchChecking: CheckingWords = { decimalMark, complaints }

/** French texts of pages. */
export const french: Catalogue = {
  decimalMark,
  complaints,
  created: 'Merci. Nous avons bien reçu votre envoi.',
  replaced: 'Merci. Nous avons bien reçu votre envoi, qui remplace le précédent.',
  tested: 'C’était un essai. Il a fait tout le chemin, n’est affiché nulle part et disparaît dans une heure.',
  optional: '(facultatif)',
  leaveEmpty: 'Laissez ce champ vide',
  submit: 'Envoyer',
  problem: 'Il y a un problème',
  limitIs: (limit) => `La limite est de ${limit}.`,
  moreFields: (count) =>
    count === 1 ? '1 autre champ est à corriger.' : `${count} autres champs sont à corriger.`,
  skip: 'Aller au contenu principal',
  noPage: 'Cette page n’existe pas',
  noPageReason: 'L’adresse contient peut-être une erreur, ou la page a été déplacée.',
  frontPage: 'Aller à la page d’accueil',
  forms: 'Formulaires',
  error: 'Erreur',
  proof: 'Garder une preuve',
  submission: 'Numéro d’envoi',
  receipt: 'Reçu',
  another: 'Faire un autre envoi',
  moreToAnswer:
    'L’une de vos réponses amène une autre question. Répondez-y ou laissez-la vide, puis envoyez le formulaire.',
  choose: 'Choisissez une réponse',
  resultSoFar: 'Votre résultat pour l’instant',
  notSentYet: 'Calculé sur cette page. Rien n’est envoyé avant que vous n’envoyiez le formulaire.',
  resultToCome: 'Il apparaît ici dès que les champs obligatoires sont remplis.',
  storedResult: 'Votre résultat enregistré',
}

const internal: FailureWords = {
  title: 'Une erreur s’est produite de notre côté',
  message: 'Une erreur s’est produite de notre côté. Vous pouvez réessayer sans risque.',
}

/** French texts of each failure. */
export const frenchFailures: FailureCatalogue = {
  FormNotFound: { title: 'Formulaire introuvable', message: 'Il n’y a pas de formulaire à cette adresse.' },
  SubmissionNotFound: {
    title: 'Envoi introuvable',
    message: 'Il n’y a pas d’envoi portant ce numéro.',
  },
  TargetNotFound: {
    title: 'Destinataire introuvable',
    message: 'Aucun destinataire de ce nom n’est informé de ce formulaire ou de cet envoi.',
  },
  NotHeld: {
    title: 'Pas en attente',
    message: 'Cet envoi n’est pas en attente de vérification\u00a0: il n’y a rien à libérer.',
  },
  WorkChanged: {
    title: 'Modifié entre-temps',
    message:
      'Quelqu’un d’autre a écrit ici entre-temps. Rien n’a été écrasé\u00a0: relisez, puis écrivez de nouveau.',
  },
  MethodNotAllowed: {
    title: 'Méthode non autorisée',
    message: 'Cette adresse ne répond pas à cette méthode.',
  },
  OriginNotAllowed: {
    title: 'Origine non autorisée',
    message:
      'Les pages de ce site ne peuvent rien envoyer ici. Le responsable du formulaire peut l’autoriser.',
  },
  ApiClosed: {
    title: 'Adresse fermée',
    message: 'Cette adresse est fermée. Envoyez le formulaire à l’adresse du site.',
  },
  TooLarge: {
    title: 'Envoi trop volumineux',
    message: 'L’envoi est trop volumineux. Raccourcissez-le, puis envoyez-le de nouveau.',
  },
  BodyEncoding: { title: 'Corps illisible', message: 'Le corps de la requête n’est pas du Base64 valide.' },
  UnsupportedMediaType: {
    title: 'Type de média non pris en charge',
    message:
      'L’en-tête Content-Type n’indique ni JSON ni un formulaire HTML. Envoyez application/json, application/x-www-form-urlencoded ou multipart/form-data.',
  },
  InvalidEncoding: { title: 'Pas de l’UTF-8', message: 'L’envoi n’est pas de l’UTF-8 valide.' },
  InvalidJson: { title: 'Pas un objet JSON', message: 'Le corps de la requête n’est pas un objet JSON.' },
  TooDeep: { title: 'Trop de niveaux', message: 'Le JSON a plus de 20 niveaux d’imbrication.' },
  EmptyBody: { title: 'Rien n’a été envoyé', message: 'La requête n’a ni corps ni paramètres.' },
  DuplicateParameter: {
    title: 'Champ reçu deux fois',
    message: 'Un champ a été reçu plus d’une fois.',
  },
  KeyMissing: {
    title: 'Clé d’idempotence manquante',
    message: 'Ce formulaire demande l’en-tête Idempotency-Key.',
  },
  KeyInvalid: {
    title: 'Clé d’idempotence non valide',
    message:
      'Une clé d’idempotence compte de 16 à 255 caractères ASCII visibles, les mêmes dans l’en-tête et dans le corps.',
  },
  CursorInvalid: {
    title: 'Curseur non valide',
    message: 'Le curseur ne correspond pas à cette liste. Reprenez à la première page.',
  },
  ValidationFailed: { title: 'Il y a un problème', message: 'Certains champs sont à corriger.' },
  ProcessingRefused: {
    title: 'Il y a un problème',
    message: 'Le résultat ne peut pas être calculé à partir de ces valeurs.',
  },
  KeyReused: {
    title: 'Clé déjà utilisée',
    message: 'Cette clé d’idempotence a déjà servi pour d’autres valeurs. Rien n’a été modifié.',
  },
  KeyTaken: {
    title: 'Déjà pris',
    message: 'Il existe déjà un envoi avec cette valeur, et il est différent. Rien n’a été modifié.',
  },
  Superseded: {
    title: 'Remplacé depuis',
    message: 'Cet envoi a été reçu, et un envoi plus récent l’a remplacé depuis.',
  },
  Unauthenticated: {
    title: 'Connectez-vous',
    message: 'Connectez-vous en tant que responsable de ce formulaire.',
  },
  FormClosed: { title: 'Fermé', message: 'Ce formulaire n’accepte pas d’envoi en ce moment.' },
  SubmissionDeleted: { title: 'Effacé', message: 'Cet envoi a été effacé.' },
  NotHuman: {
    title: 'Non confirmé',
    message:
      'Rien n’a été enregistré\u00a0: rien ne montrait que l’envoi venait d’une personne. Envoyez-le de nouveau.',
  },
  RateLimited: {
    title: 'Trop d’envois',
    message: 'Trop d’envois ont été faits en peu de temps. Réessayez plus tard.',
  },
  StoreThrottled: {
    title: 'Trop d’affluence',
    message:
      'Trop d’envois arrivent en même temps et le vôtre n’a pas pu être enregistré. Vous pouvez réessayer sans risque.',
  },
  StoreUnavailable: {
    title: 'Non enregistré',
    message: 'Votre envoi n’a pas pu être enregistré. Vous pouvez réessayer sans risque.',
  },
  OutcomeUnknown: {
    title: 'Peut-être enregistré',
    message:
      'Votre envoi n’a peut-être pas été enregistré. Vous pouvez réessayer sans risque\u00a0: il ne sera pas enregistré deux fois.',
  },
  KeylessUnknown: {
    title: 'Peut-être enregistré',
    message:
      'Votre envoi a peut-être été enregistré, peut-être pas. Envoyé de nouveau, il pourrait l’être deux fois.',
  },
  ItemUnreadable: internal,
  StoreBroken: internal,
  ComputationBroken: internal,
  Defect: internal,
}

/** French texts of the exact problem of a request. */
export const frenchDetails: DetailCatalogue = {
  'body-incomplete': () => 'Le corps s’est arrêté avant d’être arrivé en entier. Envoyez-le de nouveau.',
  'boundary-missing': () =>
    'Le Content-Type multipart/form-data n’indique pas de boundary. Laissez cet en-tête au navigateur ou à la bibliothèque HTTP.',
  'boundary-invalid': () => 'La boundary du Content-Type doit compter de 1 à 70 caractères ASCII.',
  'boundary-not-found': () =>
    'Le corps multipart ne commence pas par la boundary que son Content-Type indique.',
  'end-missing': () =>
    'Le corps multipart se termine sans sa boundary finale\u00a0: il en manque une partie.',
  'after-end': () => 'Le corps multipart a encore une boundary après sa boundary finale.',
  'boundary-line': (at) => `La ligne de boundary avant la partie ${at} du corps multipart n’est pas valide.`,
  'part-headers': (at) => `Les en-têtes de la partie ${at} du corps multipart ne sont pas valides.`,
  'part-name-missing': (at) =>
    `La partie ${at} du corps multipart n’a pas de nom. Son en-tête doit être Content-Disposition: form-data; name="…".`,
  'part-transfer-encoding': (at) =>
    `La partie ${at} du corps multipart a un Content-Transfer-Encoding. Envoyez-la telle quelle.`,
  'part-charset': (at) =>
    `La partie ${at} du corps multipart a un autre jeu de caractères que l’UTF-8. Envoyez-la en UTF-8.`,
  'part-not-utf-8': (at) => `La partie ${at} du corps multipart n’est pas de l’UTF-8 valide.`,
  'field-not-utf-8': (at) =>
    `Ce qui a été envoyé pour le champ ${at.replace('“', '«\u00a0').replace('”', '\u00a0»')} n’est pas de l’UTF-8 valide encodé en pourcents.`,
  'media-type-missing': () =>
    'L’en-tête Content-Type manque. Envoyez application/json, application/x-www-form-urlencoded ou multipart/form-data.',
  'charset-unsupported': () =>
    'Le jeu de caractères du Content-Type n’est pas l’UTF-8. Envoyez le corps en UTF-8.',
  'body-compressed': () =>
    'Le corps a un Content-Encoding. Envoyez-le sans compression, et sans cet en-tête.',
  'not-an-object': () =>
    'Le corps est du JSON, mais pas un objet. Envoyez un objet avec les champs sous leurs noms.',
  'not-begun-as-object': () => 'Le corps ne commence pas par une accolade\u00a0: ce n’est pas un objet JSON.',
  'json-syntax': (at) => `Le corps n’est pas du JSON valide\u00a0: voyez ${placed(at, 'ligne', 'colonne')}.`,
  'nested-too-deep': (at) => `Le JSON a plus de 20 niveaux d’imbrication, ${placed(at, 'ligne', 'colonne')}.`,
  'too-many-names': (at) => `L’envoi est trop volumineux. La limite est de ${at} noms.`,
  'too-many-values': (at) => `L’envoi est trop volumineux. La limite est de ${at} valeurs dans son JSON.`,
  'came-twice': (at) => `Le champ «\u00a0${at}\u00a0» a été reçu plus d’une fois.`,
  'no-files': (at) =>
    `Il n’est pas possible d’envoyer des fichiers ici. Laissez ${at === '' ? 'ce champ' : `«\u00a0${at}\u00a0»`} vide.`,
  'keys-differ': () =>
    'L’en-tête Idempotency-Key et le champ _idempotency_key sont différents. N’envoyez que l’un des deux.',
}

/** French texts of notifications. */
export const frenchNotifications: NotificationWords = {
  yes: 'Oui',
  no: 'Non',
  agreed: (version) => `Accepté (version ${version})`,
  none: '–',
  event: {
    received: (title) => title,
    replaced: (title) => `${title} (modifié)`,
    released: (title) => title,
    confirmed: (title) => title,
    test: (title) => `Essai\u00a0: ${title}`,
  },
  open: 'Ouvrir l’envoi',
  openList: 'Ouvrir les envois',
  received: 'Reçu',
  reply: 'Répondez à ce message pour répondre à l’expéditeur.',
  footer: (site) => `Envoyé par ${site}, car cette adresse est informée des nouveaux envois.`,
  summary: (title, count) => `${title}\u00a0: ${count} autres envois`,
  summaryText: (count, limit) =>
    `${count} autres envois sont arrivés dans l’heure. Cette adresse reçoit au plus ${limit} messages par heure, ils ne sont donc pas annoncés un par un. Tous sont enregistrés.`,
  held: (title, count) => `${title}\u00a0: ${count} en attente de vérification`,
  heldText: (count, more) =>
    count === 1
      ? '1 envoi attend votre vérification. Il n’est gardé que pendant un temps limité.'
      : `${more ? 'Plus de ' : ''}${count} envois attendent votre vérification. Ils ne sont gardés que pendant un temps limité.`,
  trouble: {
    dead: (target, title) => `${title}\u00a0: «\u00a0${target}\u00a0» n’a pas pu être informé`,
    off: (target, title) => `${title}\u00a0: «\u00a0${target}\u00a0» est désactivé`,
  },
  troubleText: {
    dead: (said) =>
      `Résultat du dernier essai\u00a0: ${said}. L’envoi est enregistré, et il n’y aura pas d’autre essai avant que vous n’informiez de nouveau le destinataire. D’autres cas peuvent suivre aujourd’hui sans autre message.`,
    off: (said) =>
      `Le destinataire a répondu ${said}\u00a0: il n’existe plus. Il ne sera plus informé avant qu’un essai ne l’atteigne ou que vous ne le réactiviez. Les envois continuent d’être enregistrés.`,
  },
}

/** The message of a page whose captcha is still to be solved. */
export const frenchCaptcha: CaptchaWords = {
  solve: 'Encore une étape\u00a0: montrez ici que vous êtes une personne. L’envoi se fait ensuite tout seul.',
}

/** French texts of the page's script. */
export const frenchPage: PageWords = {
  sending: 'Envoi en cours…',
  waiting: 'Pas encore envoyé. Nouvel essai dans {} s…',
  tryAgain: 'Réessayer',
  sendAnother: 'Faire un autre envoi',
  error: 'Erreur\u00a0: ',
  problem: 'Il y a un problème',
  received: 'Bien reçu.',
  proof: 'Garder une preuve',
  submission: 'Numéro d’envoi',
  receipt: 'Reçu',
  replayed: 'C’était déjà enregistré. Rien n’a été enregistré deux fois.',
  stillHere: 'Ce que vous avez saisi est toujours là, et rien n’est enregistré deux fois.',
  unreachable: 'Le serveur n’a pas répondu à temps. Vous pouvez réessayer sans risque.',
  unreadable:
    'La réponse n’a pas pu être lue\u00a0: votre envoi a peut-être été enregistré, peut-être pas. Vous pouvez réessayer sans risque.',
  busy: 'Le serveur ne peut pas accepter cet envoi pour l’instant (code {}). Vous pouvez réessayer sans risque.',
  refused: 'Le serveur a refusé cet envoi (code {}). Il n’a pas été enregistré.',
  invalid: 'Ce n’est pas valide.',
  noFiles: 'Il n’est pas possible d’envoyer des fichiers ici. Retirez le fichier pour envoyer le reste.',
  notKept:
    'Vous êtes hors ligne. Ce navigateur ne garde rien pour plus tard. Réessayez quand vous serez de nouveau en ligne.',
  secret:
    'Vous êtes hors ligne. Un formulaire avec un secret n’est pas gardé pour plus tard. Réessayez quand vous serez de nouveau en ligne.',
  waits: '«\u00a0{}\u00a0» du {} attend d’être envoyé',
  whenBack: 'C’est gardé sur cet appareil et envoyé une seule fois, tout seul, dès que vous serez en ligne.',
  old: '«\u00a0{}\u00a0» du {} attend depuis plus d’un jour. Faut-il encore l’envoyer\u00a0?',
  sent: '«\u00a0{}\u00a0» du {} a été envoyé',
  notAccepted: '«\u00a0{}\u00a0» du {} n’a pas été accepté',
  send: 'Envoyer',
  discard: 'Supprimer',
  mend: 'Corriger dans le formulaire',
}
