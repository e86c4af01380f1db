/** Minutes for which the pool's sign-in pages remember a sign-in: fixed by Cognito. */
export const sessionMinutes = 60

/** Lifetime of a token in minutes, and thus the time for which an owner who was removed may still read. */
export const tokenMinutes = 15

/** Hours for which an open page renews its tokens without asking again: one working day. */
export const refreshHours = 10

/** Days until an invitation expires. */
export const invitationDays = 7
