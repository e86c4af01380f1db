/** What the outbox says. Written by `npm run words` from src/domain/words/en.ts. */
// prettier-ignore
export const outboxEnglish = {
  waits: '“{}” of {} waits to be sent',
  whenBack: 'It is kept on this device and sent once, by itself, when you are back.',
  old: '“{}” of {} waits for more than a day. Send it?',
  sent: '“{}” of {} was sent',
  notAccepted: '“{}” of {} was not accepted',
  send: 'Send',
  discard: 'Discard',
  mend: 'Fix it in the form',
}
