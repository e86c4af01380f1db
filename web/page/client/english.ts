/** Texts that the helper itself shows. Written by `npm run words` from src/domain/words/en.ts. */
// oxfmt-ignore
export const english = {
  sending: 'Sending…',
  waiting: 'Not sent yet. Trying again in {} s…',
  tryAgain: 'Try again',
  sendAnother: 'Send another',
  error: 'Error: ',
  problem: 'There is a problem',
  received: 'Received.',
  proof: 'Proof of submission',
  submission: 'Submission',
  receipt: 'Receipt',
  replayed: 'It was already stored. Nothing was stored twice.',
  stillHere: 'Your answers are still here, and nothing is stored twice.',
  unreachable: 'The server could not be reached in time. Trying again is safe.',
  unreadable: 'The answer could not be read, so this may or may not have been stored. Trying again is safe.',
  busy: 'The server cannot accept this now (status {}). Trying again is safe.',
  refused: 'The server refused this (status {}). It was not stored.',
  invalid: 'This is not valid.',
  noFiles: 'Files cannot be sent here. Remove the file to send the rest.',
  notKept: 'You are offline, and this browser cannot keep your answers. Try again when you are back online.',
  secret: 'You are offline. Forms with secret fields are not kept. Try again when you are back online.',
}
