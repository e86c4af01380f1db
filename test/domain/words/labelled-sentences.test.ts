import { expect, it } from '@jest/globals'
import { sentence } from '../../../src/domain/words/words.js'

const labels = ['Your name', 'Name', 'What is it about?', 'What is “AI” to you?', 'Name:', 'Your GP. If any']

it.each([
  [
    'en',
    [
      'Enter your name.',
      'Fill in “Name”.',
      'Enter an answer to “What is it about?”.',
      'Enter an answer to “What is ‘AI’ to you?”.',
      'Fill in “Name”.',
      'Fill in “Your GP. If any”.',
    ],
  ],
  [
    'de',
    [
      'Bitte füllen Sie „Your name“ aus.',
      'Bitte füllen Sie „Name“ aus.',
      'Bitte beantworten Sie „What is it about?“.',
      'Bitte beantworten Sie „What is ‚AI‘ to you?“.',
      'Bitte füllen Sie „Name“ aus.',
      'Bitte füllen Sie „Your GP. If any“ aus.',
    ],
  ],
  [
    'fr',
    [
      'Remplissez le champ «\u00a0Your name\u00a0».',
      'Remplissez le champ «\u00a0Name\u00a0».',
      'Répondez à «\u00a0What is it about?\u00a0».',
      'Répondez à «\u00a0What is “AI” to you?\u00a0».',
      'Remplissez le champ «\u00a0Name\u00a0».',
      'Remplissez le champ «\u00a0Your GP. If any\u00a0».',
    ],
  ],
  [
    'es',
    [
      'Rellene el campo «Your name».',
      'Rellene el campo «Name».',
      'Responda a «What is it about?».',
      'Responda a «What is “AI” to you?».',
      'Rellene el campo «Name».',
      'Rellene el campo «Your GP. If any».',
    ],
  ],
  [
    'ar',
    [
      'يرجى ملء الحقل «Your name».',
      'يرجى ملء الحقل «Name».',
      'يرجى الإجابة عن «What is it about?».',
      'يرجى الإجابة عن «What is “AI” to you?».',
      'يرجى ملء الحقل «Name».',
      'يرجى ملء الحقل «Your GP. If any».',
    ],
  ],
] as const)('asks in %s for a field of any label, in a sentence that reads on', (lang, sentences) => {
  expect(labels.map((label) => sentence('required', { kind: 'text', label }, lang))).toEqual(sentences)
})

it.each([
  ['too-short', 'Your name', 'Your name must be 2 characters or more.'],
  ['too-short', 'Name', '“Name” must be 2 characters or more.'],
  ['too-short', 'What is it about?', 'The answer to “What is it about?” must be 2 characters or more.'],
  ['not-an-email', 'Your e-mail', 'Enter your e-mail as an e-mail address, like name@example.com.'],
  [
    'not-an-email',
    'Where do we reach you?',
    'Enter the answer to “Where do we reach you?” as an e-mail address, like name@example.com.',
  ],
  ['required', 'Your name *', 'Enter your name.'],
  ['required', 'Your name:', 'Enter your name.'],
  ['required', 'Who are you?*', 'Enter an answer to “Who are you?”.'],
  ['required', 'Who are you?!', 'Enter an answer to “Who are you?!”.'],
  ['required', '*', 'Fill in “*”.'],
  ['not-accepted', 'I accept the terms *', 'Tick the box to agree: I accept the terms'],
  ['unknown-field', 'name*', 'This form has no field named “name*”.'],
  ['not-expected', 'Your name', 'Leave your name empty.'],
] as const)('says %s of “%s”', (code, label, message) => {
  expect(sentence(code, { kind: 'text', label, minLength: 2 })).toBe(message)
})

it.each([
  ['Your diet', 'Choose an answer for your diet.', 'Choose at most 2 answers for your diet.'],
  ['Diet', 'Choose an answer for “Diet”.', 'Choose at most 2 answers for “Diet”.'],
  [
    'What do you eat?',
    'Choose an answer to “What do you eat?”.',
    'Choose at most 2 answers to “What do you eat?”.',
  ],
])('asks to choose at “%s”', (label, none, many) => {
  const field = { kind: 'choices', label, options: ['a', 'b', 'c'], labels: {}, min: 1, max: 2 } as const
  expect([sentence('required', field), sentence('too-many', field)]).toEqual([none, many])
})

it.each([
  ['en', '“Day” must be December 1, 2026 or later.', '“At” must be 08:00 or later.'],
  ['de', '„Day“ darf nicht vor dem 1. Dezember 2026 liegen.', '„At“ darf nicht vor 08:00 liegen.'],
  [
    'fr',
    'Dans «\u00a0Day\u00a0», indiquez le 1er décembre 2026 ou plus tard.',
    'Dans «\u00a0At\u00a0», indiquez 08:00 ou plus tard.',
  ],
  ['es', 'En «Day», indique el 1 de diciembre de 2026 o más tarde.', 'En «At», indique 08:00 o más tarde.'],
  [
    'ar',
    'في الحقل «Day»: يرجى كتابة 1 ديسمبر 2026 أو ما بعده.',
    'في الحقل «At»: يرجى كتابة \u206608:00\u2069 أو ما بعده.',
  ],
] as const)('says a day in %s as mails and date pickers do', (lang, day, time) => {
  expect(sentence('too-early', { kind: 'date', label: 'Day', min: '2026-12-01' }, lang)).toBe(day)
  expect(sentence('too-early', { kind: 'time', label: 'At', min: '08:00' }, lang)).toBe(time)
})
