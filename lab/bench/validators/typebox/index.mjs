import Type from 'typebox'
import { Compile } from 'typebox/compile'

const Submission = Compile(
  Type.Object(
    {
      name: Type.String({ minLength: 1, maxLength: 200 }),
      email: Type.String({ format: 'email' }),
      topic: Type.Union([Type.Literal('sales'), Type.Literal('support'), Type.Literal('other')]),
      message: Type.String({ minLength: 1, maxLength: 4000 }),
      age: Type.Integer({ minimum: 0, maximum: 150 }),
      day: Type.String({ format: 'date' }),
      site: Type.String({ format: 'uri' }),
      news: Type.Boolean(),
    },
    { additionalProperties: false },
  ),
)

export const complaints = (input) => (Submission.Check(input) ? undefined : Submission.Errors(input))
