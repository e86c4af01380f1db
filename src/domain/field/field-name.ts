/** The names that a field can have: 1 to 64 ASCII letters, digits and `_`, with a lowercase letter first. */
export const fieldName = /^[a-z][A-Za-z0-9_]{0,63}$/
