/** Everything that the helper says by itself. `{}` stands for what is named at the place, in turn. */
export const english = {
  sending: 'Sending…',
  waiting: 'Not sent yet. Trying again in {} s…',
  tryAgain: 'Try again',
  sendAnother: 'Send another',
  error: 'Error: ',
  problem: 'There is a problem',
  received: 'Received.',
  submission: 'Submission',
  receipt: 'Receipt',
  replayed: 'It had been stored before. Nothing was stored twice.',
  stillHere: 'What you typed is still here, and nothing is stored twice.',
  unreachable: 'The server could not be reached, or did not answer in time. Trying again is safe.',
  unreadable: 'The answer could not be read, so this may or may not have been stored. Trying again is safe.',
  busy: 'The server could not take this just now (status {}). Trying again is safe.',
  refused: 'The server refused this (status {}). It was not stored.',
  invalid: 'This is not valid.',
  noFiles: 'Files cannot be sent here. Take the file out to send the rest.',
  notKept: 'You are offline. This browser keeps nothing for later. Try again when you are back.',
  secret: 'You are offline. A form with a secret is not kept for later. Try again when you are back.',
  waits: '“{}” of {} waits to be sent',
  whenBack: 'It is kept on this device and sent once, by itself, when you are back.',
  old: '“{}” of {} waits for more than a day. Send it?',
  sent: '“{}” of {} was sent',
  notAccepted: '“{}” of {} was not accepted',
  send: 'Send',
  discard: 'Discard',
  mend: 'Fix it in the form',
}

/** What the helper says, in some language. */
export type Words = Readonly<Record<keyof typeof english, string>>

/** A sentence with its places filled. */
export const filled = (text: string, ...values: readonly (string | number)[]): string => {
  let at = 0
  return text.replace(/\{\}/g, () => String(values[at++]))
}
