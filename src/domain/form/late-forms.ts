import { type AnyForm, type Forms, isForm } from './form.js'

/** A module of forms that is evaluated on its first call. */
export type LateModule = () => object

const formIn = (module: object, name: string): AnyForm | undefined =>
  Object.values(module)
    .flat()
    .find((each): each is AnyForm => isForm(each) && each.name === name)

/** Forms that are built on first use, by the module that defines each. */
export const lateForms = (modules: Readonly<Record<string, LateModule>>): Forms => {
  const made = new Map<string, AnyForm | undefined>()
  const get = (name: string): AnyForm | undefined => {
    if (!made.has(name) && Object.hasOwn(modules, name)) {
      const module = modules[name]
      made.set(name, module === undefined ? undefined : formIn(module(), name))
    }
    return made.get(name)
  }
  return {
    get,
    keys: () => Object.keys(modules).values(),
    values: () =>
      Object.keys(modules)
        .flatMap((name) => get(name) ?? [])
        .values(),
  }
}
