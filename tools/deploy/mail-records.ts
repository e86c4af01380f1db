/** Text about the sender's DNS records, from the outputs of a stack that sends mail; empty if it sends none. */
export const mailRecordsText = (
  outputs: Readonly<Record<string, string>>,
  from: string | undefined,
): string => {
  const records = Object.entries(outputs)
    .filter(([name]) => /^Mail(Dkim\d|Mx|Spf|Dmarc)$/.test(name))
    .map(([, record]) => record)
  if (records.length === 0 || from === undefined) return ''
  const selectors = Object.entries(outputs)
    .filter(([name]) => /^MailDkim\d$/.test(name))
    .map(([, record]) => record.split(' ')[0] ?? '')
  return `
  Mail will be sent from ${from} once its domain’s DNS has these records:
    ${records.join('\n    ')}
  To check them: npx dynamosync doctor ${outputs['SiteUrl'] ?? ''} --mail-from ${from} --dkim ${selectors.join(' ')}
`
}
