import * as z from 'zod'

const Submission = z.strictObject({
  name: z.string().min(1).max(200),
  email: z.email(),
  topic: z.enum(['sales', 'support', 'other']),
  message: z.string().min(1).max(4000),
  age: z.int().min(0).max(150),
  day: z.iso.date(),
  site: z.url(),
  news: z.boolean(),
})

export const complaints = (input) => {
  const result = Submission.safeParse(input)
  return result.success ? undefined : result.error.issues
}
