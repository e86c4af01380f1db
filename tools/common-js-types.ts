/**
 * Types for CommonJS. Every supported Node can `require` an ES module, but TypeScript's `node16` rejects it, so each
 * subpath has declarations that re-export each name of the module's own.
 */
import { resolve } from 'node:path'
import ts from 'typescript'

/** The exports of a module: a name may be a value, a type or both, as a class is. */
interface Names {
  readonly values: readonly string[]
  /**
   * Non-generic types that share their name with a value: the value hides what `export *` re-exports under that name.
   */
  readonly both: readonly string[]
}

const namesOf = (checker: ts.TypeChecker, source: ts.SourceFile): Names => {
  const module = checker.getSymbolAtLocation(source)
  const exported = module === undefined ? [] : checker.getExportsOfModule(module)
  const flagged = exported.map((symbol) => {
    const meant = (symbol.flags & ts.SymbolFlags.Alias) === 0 ? symbol : checker.getAliasedSymbol(symbol)
    return [symbol.name, meant.flags] as const
  })
  const values = flagged.filter(([, flags]) => (flags & ts.SymbolFlags.Value) !== 0)
  const both = values.filter(([, flags]) => (flags & ts.SymbolFlags.Type) !== 0)
  return { values: values.map(([name]) => name).sort(), both: both.map(([name]) => name).sort() }
}

const declared = (file: string, { values, both }: Names): string => {
  const module = `'../${file}' with { 'resolution-mode': 'import' }`
  return [
    `import type * as all from ${module}`,
    `export type * from ${module}`,
    ...values.map((name) => `export declare const ${name}: typeof all.${name}`),
    ...both.map((name) => `export type ${name} = all.${name}`),
    '',
  ].join('\n')
}

/** Names suffice, so no other packages are read, such as the many files of the CDK. */
const ownFilesOnly = (options: ts.CompilerOptions): ts.CompilerHost => {
  const host = ts.createCompilerHost(options)
  return {
    ...host,
    resolveModuleNameLiterals: (literals, from) =>
      literals.map(({ text }) =>
        text.startsWith('.')
          ? ts.resolveModuleName(text, from, options, host, undefined, undefined, ts.ModuleKind.ESNext)
          : { resolvedModule: undefined },
      ),
  }
}

/** The declarations of each file below dist/, such as `src/index.js`, for a file in dist/entry. */
export const commonJsTypes = (files: readonly string[]): ReadonlyMap<string, string> => {
  const paths = new Map(files.map((file) => [file, resolve('dist', file.replace(/\.js$/, '.d.ts'))]))
  const options: ts.CompilerOptions = { module: ts.ModuleKind.NodeNext, noLib: true, types: [] }
  const program = ts.createProgram([...paths.values()], options, ownFilesOnly(options))
  const checker = program.getTypeChecker()
  return new Map(
    [...paths].map(([file, path]) => {
      const source = program.getSourceFile(path)
      if (source === undefined) throw new Error(`${path} is missing: compile first`)
      return [file, declared(file, namesOf(checker, source))]
    }),
  )
}
