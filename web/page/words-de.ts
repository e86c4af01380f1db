import type { Words } from './client/index.js'

/** What the helper says in German. */
export const german: Words = {
  sending: 'Wird gesendet …',
  waiting: 'Noch nicht gesendet. Nächster Versuch in {} s …',
  tryAgain: 'Noch einmal versuchen',
  sendAnother: 'Noch etwas senden',
  error: 'Fehler: ',
  problem: 'Es gibt ein Problem',
  received: 'Angekommen.',
  submission: 'Einsendung',
  receipt: 'Quittung',
  replayed: 'Es war schon gespeichert. Nichts wurde doppelt gespeichert.',
  stillHere: 'Was Sie eingegeben haben, steht noch da, und nichts wird doppelt gespeichert.',
  unreachable:
    'Der Server war nicht zu erreichen oder hat nicht rechtzeitig geantwortet. Versuchen Sie es ruhig noch einmal.',
  unreadable:
    'Die Antwort war nicht zu lesen. Vielleicht ist es gespeichert, vielleicht nicht. Versuchen Sie es ruhig noch einmal.',
  busy: 'Der Server konnte das gerade nicht annehmen (Status {}). Versuchen Sie es ruhig noch einmal.',
  refused: 'Der Server hat das abgelehnt (Status {}). Es wurde nicht gespeichert.',
  invalid: 'Das ist nicht gültig.',
  noFiles: 'Dateien können hier nicht gesendet werden. Nehmen Sie die Datei heraus, um das Übrige zu senden.',
  notKept:
    'Sie sind offline. Dieser Browser bewahrt nichts auf. Versuchen Sie es noch einmal, sobald Sie wieder online sind.',
  secret:
    'Sie sind offline. Ein Formular mit einem Geheimnis wird nicht aufbewahrt. Versuchen Sie es noch einmal, sobald Sie wieder online sind.',
  waits: '„{}“ vom {} wartet darauf, gesendet zu werden',
  whenBack: 'Es liegt auf diesem Gerät und wird von selbst einmal gesendet, sobald Sie wieder online sind.',
  old: '„{}“ vom {} wartet seit mehr als einem Tag. Soll es noch gesendet werden?',
  sent: '„{}“ vom {} wurde gesendet',
  notAccepted: '„{}“ vom {} wurde nicht angenommen',
  send: 'Senden',
  discard: 'Verwerfen',
  mend: 'Im Formular berichtigen',
}
