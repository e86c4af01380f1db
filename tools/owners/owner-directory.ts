import type * as Sdk from '@aws-sdk/client-cognito-identity-provider'
import type { CognitoIdentityProviderClient, UserType } from '@aws-sdk/client-cognito-identity-provider'
import { invitationDays } from '../../infra/owners/terms.js'

/**
 * The state of an owner's account:
 * - `active` has signed in, and `off` is disabled.
 * - `invited` has not signed in yet, and `expired` holds an invitation that is no longer valid.
 */
export type OwnerState = 'active' | 'invited' | 'expired' | 'off'

/** An owner, who reads submissions. */
export interface OwnerEntry {
  readonly address: string
  /** Names of forms; `*` means all of them. */
  readonly forms: readonly string[]
  readonly state: OwnerState
  /** Time of the invitation, last change, or first sign-in. */
  readonly since: Date
}

/** The owners in a user pool. Each call rejects with the AWS SDK's error. */
export interface OwnerDirectory {
  readonly all: () => Promise<readonly OwnerEntry[]>
  readonly find: (address: string) => Promise<OwnerEntry | undefined>
  readonly isEmpty: () => Promise<boolean>
  /** Sends an invitation, or with `again` another one. */
  readonly invite: (address: string, again: boolean) => Promise<void>
  readonly allow: (address: string, forms: readonly string[]) => Promise<void>
  readonly forbid: (address: string, forms: readonly string[]) => Promise<void>
  readonly remove: (address: string) => Promise<void>
}

const day = 86_400_000

const stateOf = ({ Enabled = true, UserStatus, UserLastModifiedDate }: UserType, now: Date): OwnerState => {
  if (!Enabled) return 'off'
  if (UserStatus !== 'FORCE_CHANGE_PASSWORD') return 'active'
  const age = now.getTime() - (UserLastModifiedDate ?? now).getTime()
  return age > invitationDays * day ? 'expired' : 'invited'
}

const addressOf = ({ Attributes = [], Username = '' }: UserType): string =>
  Attributes.find(({ Name }) => Name === 'email')?.Value ?? Username

/** A user pool and its client. */
interface Pool {
  readonly sdk: typeof Sdk
  readonly client: CognitoIdentityProviderClient
  readonly at: { readonly UserPoolId: string }
}

const entryOf = async ({ sdk, client, at }: Pool, user: UserType, now: Date): Promise<OwnerEntry> => {
  const { Username = '', UserLastModifiedDate: since = now } = user
  const pages = sdk.paginateAdminListGroupsForUser({ client }, { ...at, Username })
  const forms: string[] = []
  for await (const { Groups = [] } of pages) forms.push(...Groups.flatMap(({ GroupName }) => GroupName ?? []))
  return { address: addressOf(user), forms: forms.sort(), state: stateOf(user, now), since }
}

const readings = (pool: Pool, now: Date): Pick<OwnerDirectory, 'all' | 'find' | 'isEmpty'> => {
  const { sdk, client, at } = pool
  return {
    all: async () => {
      const found: OwnerEntry[] = []
      for await (const { Users = [] } of sdk.paginateListUsers({ client }, at))
        for (const user of Users) found.push(await entryOf(pool, user, now))
      return found.sort((a, b) => a.address.localeCompare(b.address))
    },
    find: async (address) => {
      try {
        const found = await client.send(new sdk.AdminGetUserCommand({ ...at, Username: address }))
        return await entryOf(pool, { ...found, Attributes: found.UserAttributes }, now)
      } catch (cause) {
        if (cause instanceof sdk.UserNotFoundException) return undefined
        throw cause
      }
    },
    isEmpty: async () => {
      const { Users = [] } = await client.send(new sdk.ListUsersCommand({ ...at, Limit: 1 }))
      return Users.length === 0
    },
  }
}

/** Creates a group with its first member. */
const join = async ({ sdk, client, at }: Pool, Username: string, GroupName: string): Promise<void> => {
  const group = { ...at, GroupName }
  await client.send(new sdk.CreateGroupCommand(group)).catch((cause: unknown) => {
    if (!(cause instanceof sdk.GroupExistsException)) throw cause
  })
  await client.send(new sdk.AdminAddUserToGroupCommand({ ...group, Username }))
}

const changes = (pool: Pool): Omit<OwnerDirectory, 'all' | 'find' | 'isEmpty'> => {
  const { sdk, client, at } = pool
  return {
    invite: async (address, again) => {
      const UserAttributes = [
        { Name: 'email', Value: address },
        { Name: 'email_verified', Value: 'true' },
      ]
      const how = again ? ({ MessageAction: 'RESEND' } as const) : { UserAttributes }
      const user = { ...at, Username: address, DesiredDeliveryMediums: ['EMAIL' as const] }
      await client.send(new sdk.AdminCreateUserCommand({ ...user, ...how }))
    },
    allow: async (address, forms) => {
      for (const form of forms) await join(pool, address, form)
    },
    forbid: async (Username, forms) => {
      for (const GroupName of forms)
        await client.send(new sdk.AdminRemoveUserFromGroupCommand({ ...at, Username, GroupName }))
    },
    remove: async (Username) => {
      await client.send(new sdk.AdminDeleteUserCommand({ ...at, Username }))
    },
  }
}

/** The directory of a user pool. The Cognito client is loaded on first use. */
export const ownerDirectory = async (UserPoolId: string, now = new Date()): Promise<OwnerDirectory> => {
  const sdk = await import('@aws-sdk/client-cognito-identity-provider')
  const pool = { sdk, client: new sdk.CognitoIdentityProviderClient({}), at: { UserPoolId } }
  return { ...readings(pool, now), ...changes(pool) }
}
