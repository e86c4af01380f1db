import { resolve } from 'node:path'
import { expect, it } from '@jest/globals'
import ts from 'typescript'

/** A sentence of each kind that a language must have, each left out of another language. */
const leftOut: readonly [file: string, sentence: RegExp, name: string][] = [
  ['ar', /^ {2}'not-a-time': .*\n(?: {4}.*\n)*/m, "'not-a-time'"],
  ['de', /^ {2}submit: .*\n/m, "'submit'"],
  ['es', /^ {2}tryAgain: .*\n/m, "'tryAgain'"],
  ['fr', /^ {2}FormClosed: .*\n/m, "'FormClosed'"],
]

it('does not compile a language without one of its sentences', () => {
  const options = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    lib: ['lib.es2023.d.ts'],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
  }
  const files = leftOut.map(([lang]) => resolve(`src/domain/words/${lang}.ts`))
  // What both programs read is parsed once.
  const parsed = new Map<string, ts.SourceFile | undefined>()
  const diagnosticsOf = (change: (file: string, text: string) => string): readonly string[] => {
    const host = ts.createCompilerHost(options)
    const read = host.getSourceFile.bind(host)
    host.getSourceFile = (file, target, ...rest) => {
      const text = files.includes(file) ? host.readFile(file) : undefined
      if (text !== undefined) return ts.createSourceFile(file, change(file, text), target)
      if (!parsed.has(file)) parsed.set(file, read(file, target, ...rest))
      return parsed.get(file)
    }
    const program = ts.createProgram(files, options, host)
    return files.map((file) =>
      program
        .getSemanticDiagnostics(program.getSourceFile(file))
        .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '))
        .join(' '),
    )
  }
  expect(diagnosticsOf((_, text) => text)).toEqual(['', '', '', ''])
  const said = diagnosticsOf((file, text) => {
    const [, sentence = /$^/] = leftOut[files.indexOf(file)] ?? []
    return text.replace(sentence, '')
  })
  for (const [at, [, , name]] of leftOut.entries()) expect(said[at]).toContain(name.replaceAll("'", ''))
})
