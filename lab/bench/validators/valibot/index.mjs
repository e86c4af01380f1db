import * as v from 'valibot'

const Submission = v.strictObject({
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  email: v.pipe(v.string(), v.email()),
  topic: v.picklist(['sales', 'support', 'other']),
  message: v.pipe(v.string(), v.minLength(1), v.maxLength(4000)),
  age: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(150)),
  day: v.pipe(v.string(), v.isoDate()),
  site: v.pipe(v.string(), v.url()),
  news: v.boolean(),
})

export const complaints = (input) => {
  const result = v.safeParse(Submission, input)
  return result.success ? undefined : result.issues
}
