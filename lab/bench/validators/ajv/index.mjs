import validate from './submission.schema.json'

export const complaints = (input) => (validate(input) ? undefined : validate.errors)
