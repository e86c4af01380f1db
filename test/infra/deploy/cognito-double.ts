type Fields = Readonly<Record<string, unknown>>
type Answer = readonly [status: number, body: Fields]

/** Somebody whom the pool knows. */
interface User {
  readonly address: string
  status: string
  readonly changed: number
  readonly groups: Set<string>
}

/** As much of a user pool of Cognito as who reads submissions is kept by. Calls are its actions, each with its user. */
export interface CognitoDouble {
  readonly users: Map<string, User>
  readonly groups: Set<string>
  readonly answer: (action: string, body: Fields) => Answer
}

const refused = (name: string, message: string): Answer => [400, { __type: name, message }]

const told = ({ address, status, changed }: User) => ({
  Username: `sub-of-${address}`,
  UserStatus: status,
  Enabled: true,
  UserLastModifiedDate: changed / 1000,
})

const attributes = ({ address }: User) => [{ Name: 'email', Value: address }]

export const cognitoDouble = (): CognitoDouble => {
  const users: CognitoDouble['users'] = new Map()
  const groups: CognitoDouble['groups'] = new Set()

  const create = (address: string, { MessageAction: again }: Fields): Answer => {
    const known = users.get(address)
    if (known !== undefined && again !== 'RESEND')
      return refused('UsernameExistsException', 'User account already exists')
    if (known === undefined && again === 'RESEND') return refused('UserNotFoundException', 'no such user')
    const groupsOf = known?.groups ?? new Set()
    users.set(address, { address, status: 'FORCE_CHANGE_PASSWORD', changed: Date.now(), groups: groupsOf })
    return [200, {}]
  }
  const ofUser: Readonly<Record<string, (user: User, body: Fields) => Answer>> = {
    AdminGetUser: (user) => [200, { ...told(user), UserAttributes: attributes(user) }],
    AdminListGroupsForUser: ({ groups: own }) => [
      200,
      { Groups: [...own].map((GroupName) => ({ GroupName })) },
    ],
    AdminAddUserToGroup: ({ groups: own }, { GroupName }) => {
      if (!groups.has(String(GroupName))) return refused('ResourceNotFoundException', 'Group not found.')
      own.add(String(GroupName))
      return [200, {}]
    },
    AdminRemoveUserFromGroup: ({ groups: own }, { GroupName }) => {
      if (!groups.has(String(GroupName))) return refused('ResourceNotFoundException', 'Group not found.')
      own.delete(String(GroupName))
      return [200, {}]
    },
    AdminDeleteUser: ({ address }) => {
      users.delete(address)
      return [200, {}]
    },
  }
  const answer: CognitoDouble['answer'] = (action, body) => {
    const { Username, GroupName } = body
    const address = String(Username).replace(/^sub-of-/, '')
    if (action === 'ListUsers')
      return [
        200,
        { Users: [...users.values()].map((each) => ({ ...told(each), Attributes: attributes(each) })) },
      ]
    if (action === 'CreateGroup') {
      if (groups.has(String(GroupName))) return refused('GroupExistsException', 'A group already exists')
      groups.add(String(GroupName))
      return [200, {}]
    }
    if (action === 'AdminCreateUser') return create(address, body)
    const user = users.get(address)
    if (user === undefined) return refused('UserNotFoundException', 'User does not exist.')
    return ofUser[action]?.(user, body) ?? refused('InvalidAction', action)
  }
  return { users, groups, answer }
}
