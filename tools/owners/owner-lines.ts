import { invitationDays } from '../../infra/owners/terms.js'
import { formsText } from './invite.js'
import type { OwnerEntry, OwnerState } from './owner-directory.js'

const dateOf = (date: Date): string => date.toISOString().slice(0, 10)

const stateText: Readonly<Record<OwnerState, (date: string) => string>> = {
  active: (date) => `active (changed ${date})`,
  invited: (date) => `invited ${date}, has not signed in yet`,
  expired: (date) =>
    `invited ${date}, never signed in; invitations expire after ${invitationDays} days: owners add sends another`,
  off: (date) => `disabled in Cognito (${date})`,
}

/** A line for each owner, in columns. */
export const ownerLines = (owners: readonly OwnerEntry[]): readonly string[] => {
  const rows = owners.map(({ address, forms, state, since }) => [
    address,
    formsText(forms),
    stateText[state](dateOf(since)),
  ])
  const widthOf = (column: number): number => Math.max(...rows.map((row) => row[column]?.length ?? 0))
  return rows.map(([address = '', forms = '', state = '']) =>
    [address.padEnd(widthOf(0)), forms.padEnd(widthOf(1)), state].join('  '),
  )
}
