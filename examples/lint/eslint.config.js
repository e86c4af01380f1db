// A Task of fp-ts does nothing until it is run. This rule finds one that was dropped instead.
import fpTs from 'eslint-plugin-fp-ts'
import tseslint from 'typescript-eslint'

export default [
  {
    files: ['**/*.ts'],
    languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true } },
    plugins: { 'fp-ts': fpTs },
    rules: { 'fp-ts/no-discarded-pure-expression': 'error' },
  },
]
