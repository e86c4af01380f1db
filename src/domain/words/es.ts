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

const name = (label: string): string => quoted(label, { outer: ['«', '»'], inner: ['“', '”'] })

/** A label as the subject of a sentence: `El campo «Nombre»`, `La respuesta a «¿Quién es?»`. */
const subject = (label: string): string =>
  isQuestion(label) ? `La respuesta a ${name(label)}` : `El campo ${name(label)}`

/** A label as the place to fill in or choose. */
const place = (label: string): string => `${isQuestion(label) ? 'Como respuesta a' : 'En'} ${name(label)}`

/** A bound with a decimal comma. */
const number = (bound: string | number): string => String(bound).replace('.', ',')

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

const characters = (count: number): string => plural(count, 'carácter', 'caracteres')

const answers = (count: string | number): string => plural(Number(count), 'respuesta', 'respuestas')

const required = ({ label, kind }: Subject): string => {
  if (['choice', 'choices', 'rating'].includes(kind)) return `Elija una respuesta para ${name(label)}.`
  return isQuestion(label) ? `Responda a ${name(label)}.` : `Rellene el campo ${name(label)}.`
}

/** The end of the sentence “debe contener”. */
const patterns: PatternCatalogue = {
  letters: 'solo letras',
  digits: 'solo cifras',
  alphanumeric: 'solo letras de la A a la Z y cifras',
  hexadecimal: 'solo cifras y letras de la A a la F',
  slug: 'letras minúsculas y cifras, con guiones sencillos entre ellas',
  identifier: 'letras, cifras, guiones y guiones bajos, y empezar por una letra',
  'postal-code': 'un código postal de 3 a 11 letras, cifras, espacios y guiones',
  'country-code': 'un código de país de dos letras mayúsculas, por ejemplo ES',
  time: 'una hora, por ejemplo 09:30',
  uuid: 'un UUID, por ejemplo 123e4567-e89b-12d3-a456-426614174000',
}

const decimalMark = ','

const numberExample = (scale: number): string => (scale > 0 ? '1250 o 12,50' : '1250')

/** A day with its article, or a time of day. */
const moment = (bound: string | number, kind: Subject['kind']): string =>
  `${kind === 'date' ? 'el ' : ''}${day(bound, 'es')}`

const complaints: CheckingWords['complaints'] = {
  required,
  'too-short': ({ label, least = 1 }) =>
    `${subject(label)} debe tener al menos ${characters(Number(least))}.`,
  'too-long': ({ label, most = 0 }) =>
    `${subject(label)} debe tener como máximo ${characters(Number(most))}.`,
  'too-few': ({ label, least = 1 }) => `Elija al menos ${answers(least)} para ${name(label)}.`,
  'too-many': ({ label, most = 0 }) => `Elija como máximo ${answers(most)} para ${name(label)}.`,
  'too-small': ({ label, least }) =>
    least === undefined
      ? `${place(label)}, indique un número mayor.`
      : `${place(label)}, indique ${number(least)} o más.`,
  'too-large': ({ label, most }) =>
    most === undefined
      ? `${place(label)}, indique un número menor.`
      : `${place(label)}, indique ${number(most)} o menos.`,
  'too-early': ({ label, kind, least = '' }) =>
    `${place(label)}, indique ${moment(least, kind)} o más tarde.`,
  'too-late': ({ label, kind, most = '' }) => `${place(label)}, indique ${moment(most, kind)} o antes.`,
  'too-many-digits': ({ label }) =>
    `${place(label)}, el número tiene demasiadas cifras. Indique uno más corto.`,
  pattern: ({ label, pattern }) =>
    pattern === undefined
      ? `${subject(label)} no tiene la forma esperada.`
      : `${subject(label)} debe contener ${patterns[pattern]}.`,
  'not-text': ({ label }) => `${subject(label)} debe ser un texto.`,
  'not-well-formed': ({ label }) =>
    `${subject(label)} contiene un carácter que no se puede guardar. Escríbalo de nuevo.`,
  'not-an-email': ({ label }) =>
    `${place(label)}, indique una dirección de correo electrónico, por ejemplo nombre@example.com.`,
  'not-a-url': ({ label }) => `${place(label)}, indique una dirección web, por ejemplo https://example.com.`,
  'not-a-phone-number': ({ label, country }) =>
    `${place(label)}, indique un número de teléfono ` +
    (country === undefined ? '' : `(${countryName(country, 'es')}), o uno `) +
    'con + y el prefijo del país, por ejemplo +34 910 123 456.',
  'not-a-number': ({ label, scale = 0 }) =>
    `${place(label)}, indique un número en cifras, por ejemplo ${numberExample(scale)}.`,
  'ambiguous-number': ({ label, scale = 0 }) =>
    `${place(label)}, el número puede leerse de dos maneras. Escríbalo sin separador de millares, por ejemplo ${numberExample(scale)}.`,
  'not-an-integer': ({ label }) => `${place(label)}, indique un número entero, sin decimales.`,
  'not-exact': ({ label, scale = 0 }) =>
    scale > 0
      ? `${place(label)}, indique el número exacto, con ${plural(scale, 'decimal', 'decimales')} como máximo.`
      : `${place(label)}, indique el número exacto, sin decimales.`,
  'not-yes-or-no': ({ label }) => `Responda sí o no a ${name(label)}.`,
  'not-a-choice': ({ label }) => `Elija una de las respuestas ofrecidas para ${name(label)}.`,
  'not-a-date': ({ label }) => `${place(label)}, indique una fecha del calendario, por ejemplo 2026-11-30.`,
  'not-a-time': ({ label }) => `${place(label)}, indique una hora, por ejemplo 09:30.`,
  'not-accepted': ({ label }) => `Marque la casilla para aceptar: ${label}`,
  'not-expected': ({ label }) => `Deje ${name(label)} vacío.`,
  'unknown-field': ({ label }) =>
    label === ''
      ? 'Este formulario no tiene ningún campo con ese nombre.'
      : `Este formulario no tiene ningún campo llamado «${label}».`,
  invalid: ({ label }) => `${subject(label)} no es válido.`,
}

/** The Spanish texts that checks need, for pages that only validate input. */
export const spanishChecking: CheckingWords = { decimalMark, complaints }

/** Spanish texts of pages. */
export const spanish: Catalogue = {
  decimalMark,
  complaints,
  created: 'Gracias. Hemos recibido su envío.',
  replaced: 'Gracias. Hemos recibido su envío, que sustituye al anterior.',
  tested:
    'Esto era una prueba. Ha recorrido todo el camino, no se muestra en ningún sitio y desaparece en una hora.',
  optional: '(opcional)',
  leaveEmpty: 'Deje este campo vacío',
  submit: 'Enviar',
  problem: 'Hay un problema',
  limitIs: (limit) => `El límite es ${limit}.`,
  moreFields: (count) =>
    count === 1 ? 'Hay 1 campo más por corregir.' : `Hay ${count} campos más por corregir.`,
  skip: 'Ir al contenido principal',
  noPage: 'Esta página no existe',
  noPageReason: 'Puede que la dirección esté mal escrita o que la página se haya movido.',
  frontPage: 'Ir a la página de inicio',
  forms: 'Formularios',
  error: 'Error',
  proof: 'Guardar un justificante',
  submission: 'Número de envío',
  receipt: 'Recibo',
  another: 'Hacer otro envío',
  moreToAnswer:
    'Una de sus respuestas lleva a otra pregunta. Respóndala o déjela vacía y, después, envíe el formulario.',
  choose: 'Elija una respuesta',
  resultSoFar: 'Su resultado hasta ahora',
  notSentYet: 'Calculado en esta página. No se envía nada hasta que envíe el formulario.',
  resultToCome: 'Aparecerá aquí cuando haya rellenado los campos obligatorios.',
  storedResult: 'Su resultado guardado',
}

const internal: FailureWords = {
  title: 'Se ha producido un error por nuestra parte',
  message: 'Se ha producido un error por nuestra parte. Puede volver a intentarlo sin riesgo.',
}

/** Spanish texts of each failure. */
export const spanishFailures: FailureCatalogue = {
  FormNotFound: { title: 'No existe el formulario', message: 'No hay ningún formulario en esta dirección.' },
  SubmissionNotFound: { title: 'No existe el envío', message: 'No hay ningún envío con este número.' },
  TargetNotFound: {
    title: 'No existe el destinatario',
    message: 'A ningún destinatario con este nombre se le avisa de este formulario o envío.',
  },
  NotHeld: {
    title: 'No está retenido',
    message: 'Este envío no está retenido, así que no hay nada que liberar.',
  },
  WorkChanged: {
    title: 'Modificado entretanto',
    message:
      'Otra persona ha escrito aquí entretanto. No se ha sobrescrito nada: léalo de nuevo y escriba después.',
  },
  MethodNotAllowed: { title: 'Método no permitido', message: 'Esta dirección no responde a este método.' },
  OriginNotAllowed: {
    title: 'Origen no permitido',
    message:
      'Las páginas de este sitio no pueden enviar nada aquí. El responsable del formulario puede permitirlo.',
  },
  ApiClosed: {
    title: 'Dirección cerrada',
    message: 'Esta dirección está cerrada. Haga el envío a la dirección del sitio.',
  },
  TooLarge: {
    title: 'Envío demasiado grande',
    message: 'El envío es demasiado grande. Acórtelo y envíelo de nuevo.',
  },
  BodyEncoding: { title: 'Cuerpo ilegible', message: 'El cuerpo de la petición no es Base64 válido.' },
  UnsupportedMediaType: {
    title: 'Tipo de contenido no admitido',
    message:
      'La cabecera Content-Type no indica ni JSON ni un formulario HTML. Envíe application/json, application/x-www-form-urlencoded o multipart/form-data.',
  },
  InvalidEncoding: { title: 'No es UTF-8', message: 'El envío no es UTF-8 válido.' },
  InvalidJson: { title: 'No es un objeto JSON', message: 'El cuerpo de la petición no es un objeto JSON.' },
  TooDeep: { title: 'Demasiados niveles', message: 'El JSON tiene más de 20 niveles.' },
  EmptyBody: { title: 'No se ha enviado nada', message: 'La petición no tiene ni cuerpo ni parámetros.' },
  DuplicateParameter: { title: 'Campo repetido', message: 'Un campo ha llegado más de una vez.' },
  KeyMissing: {
    title: 'Falta la clave de idempotencia',
    message: 'Este formulario necesita la cabecera Idempotency-Key.',
  },
  KeyInvalid: {
    title: 'Clave de idempotencia no válida',
    message:
      'Una clave de idempotencia tiene de 16 a 255 caracteres ASCII visibles, los mismos en la cabecera y en el cuerpo.',
  },
  CursorInvalid: {
    title: 'Cursor no válido',
    message: 'El cursor no corresponde a esta lista. Empiece por la primera página.',
  },
  ValidationFailed: { title: 'Hay un problema', message: 'Hay campos por corregir.' },
  ProcessingRefused: {
    title: 'Hay un problema',
    message: 'No se puede calcular el resultado con estos valores.',
  },
  KeyReused: {
    title: 'Clave ya utilizada',
    message: 'Esta clave de idempotencia ya llegó con otros valores. No se ha cambiado nada.',
  },
  KeyTaken: {
    title: 'Ya está ocupado',
    message: 'Ya existe un envío con este valor, y es distinto. No se ha cambiado nada.',
  },
  Superseded: {
    title: 'Sustituido',
    message: 'Este envío se recibió, y otro más reciente lo ha sustituido.',
  },
  Unauthenticated: {
    title: 'Inicie sesión',
    message: 'Inicie sesión como responsable de este formulario.',
  },
  FormClosed: { title: 'Cerrado', message: 'Este formulario no admite envíos en este momento.' },
  SubmissionDeleted: { title: 'Borrado', message: 'Este envío se ha borrado.' },
  NotHuman: {
    title: 'Sin confirmar',
    message: 'No se ha guardado nada: nada indicaba que lo enviara una persona. Envíelo de nuevo.',
  },
  RateLimited: {
    title: 'Demasiados envíos',
    message: 'Se han hecho demasiados envíos en poco tiempo. Vuelva a intentarlo más tarde.',
  },
  StoreThrottled: {
    title: 'Demasiada actividad',
    message:
      'Están llegando demasiados envíos a la vez y el suyo no se ha podido guardar. Puede volver a intentarlo sin riesgo.',
  },
  StoreUnavailable: {
    title: 'No se ha podido guardar',
    message: 'Su envío no se ha podido guardar. Puede volver a intentarlo sin riesgo.',
  },
  OutcomeUnknown: {
    title: 'Quizá guardado',
    message:
      'Es posible que su envío no se haya guardado. Puede volver a intentarlo sin riesgo: no se guardará dos veces.',
  },
  KeylessUnknown: {
    title: 'Quizá guardado',
    message: 'No sabemos si su envío se ha guardado. Si lo envía de nuevo, podría guardarse dos veces.',
  },
  ItemUnreadable: internal,
  StoreBroken: internal,
  ComputationBroken: internal,
  Defect: internal,
}

/** Spanish texts of the exact problem of a request. */
export const spanishDetails: DetailCatalogue = {
  'body-incomplete': () => 'El cuerpo terminó antes de llegar completo. Envíelo de nuevo.',
  'boundary-missing': () =>
    'El Content-Type multipart/form-data no indica ningún boundary. Deje esta cabecera al navegador o a la biblioteca HTTP.',
  'boundary-invalid': () => 'El boundary del Content-Type debe tener de 1 a 70 caracteres ASCII.',
  'boundary-not-found': () => 'El cuerpo multipart no empieza por el boundary que indica su Content-Type.',
  'end-missing': () => 'El cuerpo multipart termina sin su boundary final, así que falta una parte.',
  'after-end': () => 'El cuerpo multipart tiene otro boundary después del final.',
  'boundary-line': (at) =>
    `La línea de boundary anterior a la parte ${at} del cuerpo multipart no es válida.`,
  'part-headers': (at) => `Las cabeceras de la parte ${at} del cuerpo multipart no son válidas.`,
  'part-name-missing': (at) =>
    `La parte ${at} del cuerpo multipart no tiene nombre. Su cabecera debe ser Content-Disposition: form-data; name="…".`,
  'part-transfer-encoding': (at) =>
    `La parte ${at} del cuerpo multipart tiene un Content-Transfer-Encoding. Envíela tal cual.`,
  'part-charset': (at) =>
    `La parte ${at} del cuerpo multipart usa un juego de caracteres distinto de UTF-8. Envíela en UTF-8.`,
  'part-not-utf-8': (at) => `La parte ${at} del cuerpo multipart no es UTF-8 válido.`,
  'field-not-utf-8': (at) =>
    `Lo enviado para el campo ${at.replace('“', '«').replace('”', '»')} no es UTF-8 válido con codificación por ciento.`,
  'media-type-missing': () =>
    'Falta la cabecera Content-Type. Envíe application/json, application/x-www-form-urlencoded o multipart/form-data.',
  'charset-unsupported': () =>
    'El juego de caracteres del Content-Type no es UTF-8. Envíe el cuerpo en UTF-8.',
  'body-compressed': () => 'El cuerpo tiene un Content-Encoding. Envíelo sin comprimir y sin esta cabecera.',
  'not-an-object': () =>
    'El cuerpo es JSON, pero no es un objeto. Envíe un objeto con los campos por su nombre.',
  'not-begun-as-object': () => 'El cuerpo no empieza por una llave, así que no es un objeto JSON.',
  'json-syntax': (at) => `El cuerpo no es JSON válido: vea ${placed(at, 'línea', 'columna')}.`,
  'nested-too-deep': (at) => `El JSON tiene más de 20 niveles, en ${placed(at, 'línea', 'columna')}.`,
  'too-many-names': (at) => `El envío es demasiado grande. El límite es de ${at} nombres.`,
  'too-many-values': (at) => `El envío es demasiado grande. El límite es de ${at} valores en su JSON.`,
  'came-twice': (at) => `El campo «${at}» ha llegado más de una vez.`,
  'no-files': (at) =>
    `Aquí no se pueden enviar archivos. Deje ${at === '' ? 'este campo' : `«${at}»`} vacío.`,
  'keys-differ': () =>
    'La cabecera Idempotency-Key y el campo _idempotency_key son distintos. Envíe solo uno de los dos.',
}

/** Spanish texts of notifications. */
export const spanishNotifications: NotificationWords = {
  yes: 'Sí',
  no: 'No',
  agreed: (version) => `Aceptado (versión ${version})`,
  none: '–',
  event: {
    received: (title) => title,
    replaced: (title) => `${title} (modificado)`,
    released: (title) => title,
    confirmed: (title) => title,
    test: (title) => `Prueba: ${title}`,
  },
  open: 'Abrir el envío',
  openList: 'Abrir los envíos',
  received: 'Recibido',
  reply: 'Responda a este correo para contestar a quien hizo el envío.',
  footer: (site) => `Enviado por ${site} porque a esta dirección se le avisa de los envíos nuevos.`,
  summary: (title, count) => `${title}: ${count} envíos más`,
  summaryText: (count, limit) =>
    `Han llegado ${count} envíos más en una hora. A esta dirección se mandan como máximo ${limit} correos por hora, así que no se avisa de cada uno. Todos están guardados.`,
  held: (title, count) => `${title}: ${count} por revisar`,
  heldText: (count, more) =>
    count === 1
      ? 'Hay 1 envío que espera su revisión. Solo se conserva durante un tiempo limitado.'
      : `Hay ${more ? 'más de ' : ''}${count} envíos que esperan su revisión. Solo se conservan durante un tiempo limitado.`,
  trouble: {
    dead: (target, title) => `${title}: no se ha podido avisar a «${target}»`,
    off: (target, title) => `${title}: «${target}» está desactivado`,
  },
  troubleText: {
    dead: (said) =>
      `Resultado del último intento: ${said}. El envío está guardado y no habrá más intentos hasta que vuelva a avisar al destinatario. Hoy puede haber más casos sin que llegue otro correo.`,
    off: (said) =>
      `El destinatario ha respondido ${said}, es decir, ya no existe. No se le avisará hasta que una prueba llegue a él o usted lo vuelva a activar. Los envíos se siguen guardando.`,
  },
}

/** The message of a page whose captcha is still to be solved. */
export const spanishCaptcha: CaptchaWords = {
  solve: 'Falta un paso: demuestre aquí que es una persona. Después se envía solo.',
}

/** Spanish texts of the page's script. */
export const spanishPage: PageWords = {
  sending: 'Enviando…',
  waiting: 'Aún no se ha enviado. Nuevo intento en {} s…',
  tryAgain: 'Intentar de nuevo',
  sendAnother: 'Hacer otro envío',
  error: 'Error: ',
  problem: 'Hay un problema',
  received: 'Recibido.',
  proof: 'Guardar un justificante',
  submission: 'Número de envío',
  receipt: 'Recibo',
  replayed: 'Ya estaba guardado. No se ha guardado nada dos veces.',
  stillHere: 'Lo que ha escrito sigue aquí, y nada se guarda dos veces.',
  unreachable: 'El servidor no ha respondido a tiempo. Puede volver a intentarlo sin riesgo.',
  unreadable:
    'No se ha podido leer la respuesta, así que no sabemos si se ha guardado. Puede volver a intentarlo sin riesgo.',
  busy: 'El servidor no puede aceptar el envío ahora (código {}). Puede volver a intentarlo sin riesgo.',
  refused: 'El servidor ha rechazado el envío (código {}). No se ha guardado.',
  invalid: 'No es válido.',
  noFiles: 'Aquí no se pueden enviar archivos. Quite el archivo para enviar el resto.',
  notKept:
    'No tiene conexión. Este navegador no guarda nada para más tarde. Inténtelo de nuevo cuando vuelva a tenerla.',
  secret:
    'No tiene conexión. Un formulario con un dato secreto no se guarda para más tarde. Inténtelo de nuevo cuando vuelva a tenerla.',
  waits: '«{}» del {} está pendiente de envío',
  whenBack:
    'Está guardado en este dispositivo y se enviará una sola vez, por sí solo, cuando vuelva a tener conexión.',
  old: '«{}» del {} lleva más de un día pendiente. ¿Desea enviarlo?',
  sent: '«{}» del {} se ha enviado',
  notAccepted: '«{}» del {} no se ha aceptado',
  send: 'Enviar',
  discard: 'Descartar',
  mend: 'Corregir en el formulario',
}
