/** Texts about an answer, used if the server sends no text of its own. Written by `npm run words` from src/domain/words/en.ts. */
// oxfmt-ignore
export const answerEnglish = {
  received: 'Received.',
  unreachable: 'The server could not be reached in time. Trying again is safe.',
  unreadable: 'The answer could not be read, so this may or may not have been stored. Trying again is safe.',
  busy: 'The server cannot accept this now (status {}). Trying again is safe.',
  refused: 'The server refused this (status {}). It was not stored.',
  invalid: 'This is not valid.',
}
