/** Minutes for which the pool's own pages know who has signed in: Cognito fixes them. */
export const sessionMinutes = 60

/** Minutes that a token holds, and so for which an owner who was removed may still read. */
export const tokenMinutes = 15

/** Hours for which an open page gets new tokens without asking: a working day. */
export const refreshHours = 10

/** Days that an invitation can be taken up. */
export const invitationDays = 7
