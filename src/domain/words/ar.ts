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

/** Left-to-right text, isolated by marks within Arabic words. */
const leftToRight = (text: string | number): string => `\u2066${text}\u2069`

/** A label as the place to fill in. */
const place = (label: string): string =>
  isQuestion(label) ? `في الإجابة عن ${name(label)}` : `في الحقل ${name(label)}`

/** A count with its noun by Arabic grammar: the dual for 2, the plural for 3 to 10, the singular above. */
const counted = (
  count: number,
  [one, two, few, many]: readonly [one: string, two: string, few: string, many: string],
): string => {
  if (count === 1) return one
  if (count === 2) return two
  const rest = count % 100
  return `${count} ${rest >= 3 && rest <= 10 ? few : many}`
}

const characters = (count: string | number): string =>
  counted(Number(count), ['حرف واحد', 'حرفان', 'أحرف', 'حرفًا'])

const answers = (count: string | number): string =>
  counted(Number(count), ['إجابة واحدة', 'إجابتان', 'إجابات', 'إجابة'])

const digits = (count: number): string => counted(count, ['رقم واحد', 'رقمان', 'أرقام', 'رقمًا'])

const required = ({ label, kind }: Subject): string => {
  if (['choice', 'choices', 'rating'].includes(kind)) return `يرجى اختيار إجابة في ${name(label)}.`
  return isQuestion(label) ? `يرجى الإجابة عن ${name(label)}.` : `يرجى ملء الحقل ${name(label)}.`
}

/** The end of the sentence “المطلوب”. */
const patterns: PatternCatalogue = {
  letters: 'حروف فقط',
  digits: 'أرقام فقط',
  alphanumeric: 'حروف من A إلى Z وأرقام فقط',
  hexadecimal: 'أرقام وحروف من A إلى F فقط',
  slug: 'حروف لاتينية صغيرة وأرقام، تفصل بينها شرطات مفردة',
  identifier: 'حروف وأرقام وشرطات وشرطات سفلية، تبدأ بحرف',
  'postal-code': 'رمز بريدي من 3 إلى 11 من الحروف والأرقام والمسافات والشرطات',
  'country-code': 'رمز بلد من حرفين لاتينيين كبيرين، مثل SA',
  time: 'وقت، مثل 09:30',
  uuid: `معرّف UUID، مثل ${leftToRight('123e4567-e89b-12d3-a456-426614174000')}`,
}

const decimalMark = '.'

const numberExample = (scale: number): string => (scale > 0 ? '1250 أو 12.50' : '1250')

/** A day, or a time of day, which is read from left to right. */
const moment = (bound: string | number, kind: Subject['kind']): string =>
  kind === 'date' ? day(bound, 'ar') : leftToRight(bound)

const complaints: CheckingWords['complaints'] = {
  required,
  'too-short': ({ label, least = 1 }) => `${place(label)}: الحد الأدنى ${characters(least)}.`,
  'too-long': ({ label, most = 0 }) => `${place(label)}: الحد الأقصى ${characters(most)}.`,
  'too-few': ({ label, least = 1 }) => `${place(label)}: أقل ما يمكن اختياره ${answers(least)}.`,
  'too-many': ({ label, most = 0 }) => `${place(label)}: أكثر ما يمكن اختياره ${answers(most)}.`,
  'too-small': ({ label, least }) =>
    least === undefined
      ? `${place(label)}: يرجى كتابة عدد أكبر.`
      : `${place(label)}: يرجى كتابة ${leftToRight(least)} أو أكثر.`,
  'too-large': ({ label, most }) =>
    most === undefined
      ? `${place(label)}: يرجى كتابة عدد أصغر.`
      : `${place(label)}: يرجى كتابة ${leftToRight(most)} أو أقل.`,
  'too-early': ({ label, kind, least = '' }) =>
    `${place(label)}: يرجى كتابة ${moment(least, kind)} أو ما بعده.`,
  'too-late': ({ label, kind, most = '' }) => `${place(label)}: يرجى كتابة ${moment(most, kind)} أو ما قبله.`,
  'too-many-digits': ({ label }) => `${place(label)}: العدد طويل جدًا. يرجى كتابة عدد أقصر.`,
  pattern: ({ label, pattern }) =>
    `${place(label)}: ${pattern === undefined ? 'الصيغة غير صحيحة' : `المطلوب ${patterns[pattern]}`}.`,
  'not-text': ({ label }) => `${place(label)}: المطلوب نص.`,
  'not-well-formed': ({ label }) => `${place(label)}: يوجد رمز لا يمكن حفظه. يرجى كتابته من جديد.`,
  'not-an-email': ({ label }) =>
    `${place(label)}: يرجى كتابة عنوان بريد إلكتروني، مثل ${leftToRight('name@example.com')}.`,
  'not-a-url': ({ label }) =>
    `${place(label)}: يرجى كتابة عنوان موقع، مثل ${leftToRight('https://example.com')}.`,
  'not-a-phone-number': ({ label, country }) =>
    `${place(label)}: يرجى كتابة رقم هاتف ` +
    (country === undefined ? '' : `(${countryName(country, 'ar')})، أو رقم `) +
    `يبدأ بعلامة + ورمز البلد، مثل ${leftToRight('+966 11 234 5678')}.`,
  'not-a-number': ({ label, scale = 0 }) =>
    `${place(label)}: يرجى كتابة عدد بالأرقام، مثل ${numberExample(scale)}.`,
  'ambiguous-number': ({ label, scale = 0 }) =>
    `${place(label)}: يمكن قراءة العدد بطريقتين. يرجى كتابته دون فاصلة للآلاف، مثل ${numberExample(scale)}.`,
  'not-an-integer': ({ label }) => `${place(label)}: يرجى كتابة عدد صحيح دون كسور.`,
  'not-exact': ({ label, scale = 0 }) =>
    scale > 0
      ? `${place(label)}: يرجى كتابة العدد بدقة. الحد الأقصى بعد الفاصلة العشرية ${digits(scale)}.`
      : `${place(label)}: يرجى كتابة العدد بدقة، دون كسور.`,
  'not-yes-or-no': ({ label }) => `${place(label)}: يرجى الإجابة بنعم أو لا.`,
  'not-a-choice': ({ label }) => `${place(label)}: يرجى اختيار إحدى الإجابات المعروضة.`,
  'not-a-date': ({ label }) => `${place(label)}: يرجى كتابة تاريخ صحيح، مثل ${leftToRight('2026-11-30')}.`,
  'not-a-time': ({ label }) => `${place(label)}: يرجى كتابة وقت، مثل 09:30.`,
  'not-accepted': ({ label }) => `يرجى وضع علامة في المربع للموافقة: ${label}`,
  'not-expected': ({ label }) => `يرجى ترك ${name(label)} فارغًا.`,
  'unknown-field': ({ label }) =>
    label === '' ? 'لا يوجد في هذا النموذج حقل بهذا الاسم.' : `لا يوجد في هذا النموذج حقل باسم «${label}».`,
  invalid: ({ label }) => `${place(label)}: القيمة غير صالحة.`,
}

/** The Arabic texts that checks need, for pages that only validate input. */
export const arabicChecking: CheckingWords = { decimalMark, complaints }

/** Arabic texts of pages. */
export const arabic: Catalogue = {
  decimalMark,
  complaints,
  created: 'شكرًا لك. لقد استلمنا ما أرسلته.',
  replaced: 'شكرًا لك. لقد استلمنا ما أرسلته، وهو يحل محل ما سبقه.',
  tested: 'كانت هذه تجربة. قطعت الطريق كله، ولا تظهر في أي مكان، وستُحذف بعد ساعة.',
  optional: '(اختياري)',
  leaveEmpty: 'اترك هذا الحقل فارغًا',
  submit: 'إرسال',
  problem: 'هناك مشكلة',
  limitIs: (limit) => `الحد الأقصى ${limit}.`,
  moreFields: (count) =>
    `${counted(count, ['حقل آخر', 'حقلان آخران', 'حقول أخرى', 'حقلًا آخر'])} بحاجة إلى تصحيح.`,
  skip: 'الانتقال إلى المحتوى الرئيسي',
  noPage: 'هذه الصفحة غير موجودة',
  noPageReason: 'ربما كُتب العنوان بشكل غير صحيح، أو نُقلت الصفحة.',
  frontPage: 'الذهاب إلى الصفحة الرئيسية',
  forms: 'النماذج',
  error: 'خطأ',
  proof: 'الاحتفاظ بإثبات',
  submission: 'رقم الإرسال',
  receipt: 'الإيصال',
  another: 'إرسال آخر',
  moreToAnswer: 'إحدى إجاباتك تؤدي إلى سؤال آخر. أجب عنه أو اتركه فارغًا، ثم أرسل النموذج.',
  choose: 'اختر إجابة',
  resultSoFar: 'نتيجتك حتى الآن',
  notSentYet: 'حُسبت في هذه الصفحة. لا يُرسل شيء قبل أن ترسل النموذج.',
  resultToCome: 'ستظهر هنا بعد ملء الحقول المطلوبة.',
  storedResult: 'نتيجتك المحفوظة',
}

const internal: FailureWords = {
  title: 'حدث خطأ من جانبنا',
  message: 'حدث خطأ من جانبنا. يمكنك المحاولة مرة أخرى بأمان.',
}

/** Arabic texts of each failure. */
export const arabicFailures: FailureCatalogue = {
  FormNotFound: { title: 'النموذج غير موجود', message: 'لا يوجد نموذج في هذا العنوان.' },
  SubmissionNotFound: { title: 'الإرسال غير موجود', message: 'لا يوجد إرسال بهذا الرقم.' },
  TargetNotFound: {
    title: 'الجهة غير موجودة',
    message: 'لا توجد جهة بهذا الاسم تُبلَّغ بهذا النموذج أو بهذا الإرسال.',
  },
  NotHeld: { title: 'غير محجوز', message: 'هذا الإرسال غير محجوز للمراجعة، فلا حاجة إلى الإفراج عنه.' },
  WorkChanged: {
    title: 'تغيّر في هذه الأثناء',
    message: 'كتب شخص آخر هنا في هذه الأثناء. لم يُستبدل شيء: اقرأه من جديد ثم اكتب.',
  },
  MethodNotAllowed: { title: 'الطريقة غير مسموح بها', message: 'لا يستجيب هذا العنوان لهذه الطريقة.' },
  OriginNotAllowed: {
    title: 'المصدر غير مسموح به',
    message: 'لا يُسمح لصفحات هذا الموقع بالإرسال إلى هنا. يمكن لصاحب النموذج أن يسمح بذلك.',
  },
  ApiClosed: { title: 'العنوان مغلق', message: 'هذا العنوان مغلق. أرسل النموذج إلى عنوان الموقع.' },
  TooLarge: {
    title: 'الإرسال كبير جدًا',
    message: 'ما أرسلته كبير جدًا. اختصره ثم أرسله مرة أخرى.',
  },
  BodyEncoding: { title: 'تعذرت قراءة المحتوى', message: 'محتوى الطلب ليس Base64 صالحًا.' },
  UnsupportedMediaType: {
    title: 'نوع المحتوى غير مدعوم',
    message:
      'لا تدل الترويسة Content-Type على JSON ولا على نموذج HTML. أرسل application/json أو application/x-www-form-urlencoded أو multipart/form-data.',
  },
  InvalidEncoding: { title: 'ليس UTF-8', message: 'ما أُرسل ليس بترميز UTF-8 صالح.' },
  InvalidJson: { title: 'ليس كائن JSON', message: 'محتوى الطلب ليس كائن JSON.' },
  TooDeep: { title: 'مستويات كثيرة جدًا', message: 'يحتوي JSON على أكثر من 20 مستوى متداخلًا.' },
  EmptyBody: { title: 'لم يُرسل شيء', message: 'لا يحتوي الطلب على محتوى ولا على معاملات.' },
  DuplicateParameter: { title: 'حقل مكرر', message: 'وصل أحد الحقول أكثر من مرة.' },
  KeyMissing: {
    title: 'مفتاح عدم التكرار مفقود',
    message: 'يحتاج هذا النموذج إلى الترويسة Idempotency-Key.',
  },
  KeyInvalid: {
    title: 'مفتاح عدم التكرار غير صالح',
    message: 'يتكون مفتاح عدم التكرار من 16 إلى 255 رمز ASCII ظاهرًا، ويكون هو نفسه في الترويسة وفي المحتوى.',
  },
  CursorInvalid: {
    title: 'المؤشر غير صالح',
    message: 'لا يناسب المؤشر هذه القائمة. ابدأ من الصفحة الأولى.',
  },
  ValidationFailed: { title: 'هناك مشكلة', message: 'بعض الحقول بحاجة إلى تصحيح.' },
  ProcessingRefused: { title: 'هناك مشكلة', message: 'لا يمكن حساب النتيجة من هذه القيم.' },
  KeyReused: {
    title: 'المفتاح مستخدم من قبل',
    message: 'وصل مفتاح عدم التكرار هذا من قبل مع قيم أخرى. لم يتغير شيء.',
  },
  KeyTaken: {
    title: 'محجوز من قبل',
    message: 'يوجد إرسال آخر بهذه القيمة، وهو مختلف عن هذا. لم يتغير شيء.',
  },
  Superseded: { title: 'حل محله إرسال أحدث', message: 'استُلم هذا الإرسال، ثم حل محله إرسال أحدث.' },
  Unauthenticated: { title: 'سجّل الدخول', message: 'سجّل الدخول بصفتك صاحب هذا النموذج.' },
  FormClosed: { title: 'مغلق', message: 'لا يستقبل هذا النموذج إرسالات في هذا الوقت.' },
  SubmissionDeleted: { title: 'محذوف', message: 'حُذف هذا الإرسال.' },
  NotHuman: {
    title: 'لم يتم التأكيد',
    message: 'لم يُحفظ شيء: لم يظهر ما يدل على أن شخصًا أرسله. أرسله مرة أخرى.',
  },
  RateLimited: {
    title: 'إرسالات كثيرة جدًا',
    message: 'وصلت إرسالات كثيرة في وقت قصير. حاول مرة أخرى لاحقًا.',
  },
  StoreThrottled: {
    title: 'ازدحام شديد',
    message: 'تصل إرسالات كثيرة في وقت واحد ولم يمكن حفظ إرسالك. يمكنك المحاولة مرة أخرى بأمان.',
  },
  StoreUnavailable: {
    title: 'لم يُحفظ',
    message: 'لم يمكن حفظ إرسالك. يمكنك المحاولة مرة أخرى بأمان.',
  },
  OutcomeUnknown: {
    title: 'ربما حُفظ',
    message: 'ربما لم يُحفظ إرسالك. يمكنك المحاولة مرة أخرى بأمان: لن يُحفظ مرتين.',
  },
  KeylessUnknown: {
    title: 'ربما حُفظ',
    message: 'ربما حُفظ إرسالك وربما لم يُحفظ. إذا أرسلته مرة أخرى فقد يُحفظ مرتين.',
  },
  ItemUnreadable: internal,
  StoreBroken: internal,
  ComputationBroken: internal,
  Defect: internal,
}

/** Arabic texts of the exact problem of a request. */
export const arabicDetails: DetailCatalogue = {
  'body-incomplete': () => 'انقطع المحتوى قبل أن يصل كاملًا. أرسله مرة أخرى.',
  'boundary-missing': () =>
    'لا تذكر الترويسة Content-Type من نوع multipart/form-data أي boundary. اترك هذه الترويسة للمتصفح أو لمكتبة HTTP.',
  'boundary-invalid': () => 'يجب أن يتكون boundary في Content-Type من 1 إلى 70 رمز ASCII.',
  'boundary-not-found': () => 'لا يبدأ محتوى multipart بقيمة boundary التي تذكرها الترويسة Content-Type.',
  'end-missing': () => 'ينتهي محتوى multipart دون boundary الختامي، أي أن جزءًا منه مفقود.',
  'after-end': () => 'يوجد boundary آخر في محتوى multipart بعد الختامي.',
  'boundary-line': (at) => `سطر boundary قبل الجزء ${at} من محتوى multipart غير صالح.`,
  'part-headers': (at) => `ترويسات الجزء ${at} من محتوى multipart غير صالحة.`,
  'part-name-missing': (at) =>
    `الجزء ${at} من محتوى multipart بلا اسم. يجب أن تكون ترويسته ${leftToRight('Content-Disposition: form-data; name="…"')}.`,
  'part-transfer-encoding': (at) =>
    `للجزء ${at} من محتوى multipart ترويسة Content-Transfer-Encoding. أرسله كما هو.`,
  'part-charset': (at) => `ترميز الجزء ${at} من محتوى multipart ليس UTF-8. أرسله بترميز UTF-8.`,
  'part-not-utf-8': (at) => `الجزء ${at} من محتوى multipart ليس UTF-8 صالحًا.`,
  'field-not-utf-8': (at) =>
    `ما أُرسل للحقل ${at.replace('“', '«').replace('”', '»')} ليس UTF-8 صالحًا بترميز النسبة المئوية.`,
  'media-type-missing': () =>
    'الترويسة Content-Type مفقودة. أرسل application/json أو application/x-www-form-urlencoded أو multipart/form-data.',
  'charset-unsupported': () => 'الترميز المذكور في Content-Type ليس UTF-8. أرسل المحتوى بترميز UTF-8.',
  'body-compressed': () => 'للمحتوى ترويسة Content-Encoding. أرسله دون ضغط ودون هذه الترويسة.',
  'not-an-object': () => 'المحتوى JSON لكنه ليس كائنًا. أرسل كائنًا فيه الحقول بأسمائها.',
  'not-begun-as-object': () => 'لا يبدأ المحتوى بقوس معقوف، فهو ليس كائن JSON.',
  'json-syntax': (at) => `المحتوى ليس JSON صالحًا: انظر ${placed(at, 'السطر', 'العمود')}.`,
  'nested-too-deep': (at) => `يحتوي JSON على أكثر من 20 مستوى متداخلًا، عند ${placed(at, 'السطر', 'العمود')}.`,
  'too-many-names': (at) => `الإرسال كبير جدًا. الحد الأقصى لعدد الأسماء هو ${at}.`,
  'too-many-values': (at) => `الإرسال كبير جدًا. الحد الأقصى لعدد القيم في JSON هو ${at}.`,
  'came-twice': (at) => `وصل الحقل «${at}» أكثر من مرة.`,
  'no-files': (at) => `لا يمكن إرسال ملفات هنا. اترك ${at === '' ? 'هذا الحقل' : `«${at}»`} فارغًا.`,
  'keys-differ': () => 'تختلف الترويسة Idempotency-Key عن الحقل _idempotency_key. أرسل أحدهما فقط.',
}

/** Arabic texts of notifications. */
export const arabicNotifications: NotificationWords = {
  yes: 'نعم',
  no: 'لا',
  agreed: (version) => `تمت الموافقة (النسخة ${version})`,
  none: '–',
  event: {
    received: (title) => title,
    replaced: (title) => `${title} (معدَّل)`,
    released: (title) => title,
    confirmed: (title) => title,
    test: (title) => `تجربة: ${title}`,
  },
  open: 'فتح الإرسال',
  openList: 'فتح الإرسالات',
  received: 'وقت الاستلام',
  reply: 'للرد على المرسل، رُدّ على هذه الرسالة.',
  footer: (site) => `أرسلها ${site} لأن هذا العنوان يُبلَّغ بالإرسالات الجديدة.`,
  summary: (title, count) =>
    `${title}: ${counted(count, ['إرسال آخر', 'إرسالان آخران', 'إرسالات أخرى', 'إرسالًا آخر'])}`,
  summaryText: (count, limit) =>
    `وصل خلال الساعة ${counted(count, ['إرسال آخر', 'إرسالان آخران', 'إرسالات أخرى', 'إرسالًا آخر'])}. الحد الأقصى لعدد الرسائل إلى هذا العنوان في الساعة هو ${limit}، لذلك لا يُبلَّغ عن كل إرسال على حدة. وهي محفوظة كلها.`,
  held: (title, count) => `${title}: بانتظار المراجعة ${count}`,
  heldText: (count, more) =>
    `بانتظار مراجعتك ${more ? 'أكثر من ' : ''}${counted(count, ['إرسال واحد', 'إرسالان', 'إرسالات', 'إرسالًا'])}. مدة الاحتفاظ محدودة.`,
  trouble: {
    dead: (target, title) => `${title}: تعذر إبلاغ «${target}»`,
    off: (target, title) => `${title}: «${target}» متوقف`,
  },
  troubleText: {
    dead: (said) =>
      `نتيجة المحاولة الأخيرة: ${said}. الإرسال محفوظ، ولن تُجرى محاولة أخرى حتى تُبلغ الجهة من جديد. قد تحدث اليوم حالات أخرى دون رسالة جديدة.`,
    off: (said) =>
      `أجابت الجهة بـ ${said}، أي أنها لم تعد موجودة. لن تُبلَّغ بشيء حتى تصل إليها تجربة أو تعيد تشغيلها. ويستمر حفظ الإرسالات.`,
  },
}

/** The message of a page whose captcha is still to be solved. */
export const arabicCaptcha: CaptchaWords = {
  solve: 'بقيت خطوة واحدة: أثبت هنا أنك إنسان، ثم يُرسَل هذا تلقائيًا.',
}

/** Arabic texts of the page's script. */
export const arabicPage: PageWords = {
  sending: 'جارٍ الإرسال…',
  waiting: 'لم يُرسل بعد. المحاولة التالية بعد {} ث…',
  tryAgain: 'إعادة المحاولة',
  sendAnother: 'إرسال آخر',
  error: 'خطأ: ',
  problem: 'هناك مشكلة',
  received: 'تم الاستلام.',
  proof: 'الاحتفاظ بإثبات',
  submission: 'رقم الإرسال',
  receipt: 'الإيصال',
  replayed: 'كان محفوظًا من قبل. لم يُحفظ شيء مرتين.',
  stillHere: 'ما كتبته لا يزال هنا، ولا يُحفظ شيء مرتين.',
  unreachable: 'لم يمكن الوصول إلى الخادم في الوقت المناسب. يمكنك المحاولة مرة أخرى بأمان.',
  unreadable: 'تعذرت قراءة الرد، فربما حُفظ إرسالك وربما لم يُحفظ. يمكنك المحاولة مرة أخرى بأمان.',
  busy: 'لا يستطيع الخادم استلام هذا الآن (الرمز {}). يمكنك المحاولة مرة أخرى بأمان.',
  refused: 'رفض الخادم هذا الإرسال (الرمز {}). لم يُحفظ.',
  invalid: 'القيمة غير صالحة.',
  noFiles: 'لا يمكن إرسال ملفات هنا. أزل الملف لإرسال الباقي.',
  notKept: 'أنت غير متصل بالإنترنت. لا يحتفظ هذا المتصفح بشيء. حاول مرة أخرى بعد عودة الاتصال.',
  secret: 'أنت غير متصل بالإنترنت. لا يُحتفظ بنموذج فيه بيانات سرية. حاول مرة أخرى بعد عودة الاتصال.',
  waits: '«{}» بتاريخ {} بانتظار الإرسال',
  whenBack: 'محفوظ على هذا الجهاز، وسيُرسل مرة واحدة تلقائيًا بعد عودة الاتصال.',
  old: '«{}» بتاريخ {} ينتظر منذ أكثر من يوم. هل تريد إرساله؟',
  sent: 'أُرسل «{}» بتاريخ {}',
  notAccepted: 'لم يُقبل «{}» بتاريخ {}',
  send: 'إرسال',
  discard: 'تجاهل',
  mend: 'التصحيح في النموذج',
}
