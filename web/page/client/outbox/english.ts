/** Texts of the outbox. Written by `npm run words` from src/domain/words/en.ts. */
// oxfmt-ignore
export const outboxEnglish = {
  waits: '“{}” from {} is waiting to be sent',
  whenBack: 'It is kept on this device and sent once, automatically, when you are back online.',
  old: '“{}” from {} has waited for over a day. Send it?',
  sent: '“{}” from {} was sent',
  notAccepted: '“{}” from {} was not accepted',
  send: 'Send',
  discard: 'Discard',
  mend: 'Fix it in the form',
}
