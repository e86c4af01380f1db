/** A template of CloudFormation's, as far as it is looked into. */
export interface Template {
  readonly Resources: Readonly<Record<string, Resource>>
  readonly Outputs?: Readonly<Record<string, unknown>>
  readonly Parameters?: Readonly<Record<string, unknown>>
  readonly Conditions?: Readonly<Record<string, unknown>>
}

export interface Resource {
  readonly Type: string
  readonly Properties?: Readonly<Record<string, unknown>>
  readonly [other: string]: unknown
}

/**
 * A synthesised template without what only the CDK reads. The code of a function is a folder beside the template, as
 * `aws cloudformation package` takes it.
 *
 * @param folders seen from the template, by the name of the function's resource
 */
export const plainTemplate = (template: Template, folders: Readonly<Record<string, string>>): Template => {
  const plain = ([id, resource]: [string, Resource]): [string, Resource] => {
    const { Metadata: _, ...rest } = resource
    const Code = folders[id]
    return [id, { ...rest, ...(Code === undefined ? {} : { Properties: { ...rest.Properties, Code } }) }]
  }
  const own = (all: Template['Parameters'] = {}) =>
    Object.fromEntries(Object.entries(all).filter(([name]) => /^Form(Secret|SignedBy)/.test(name)))
  return {
    Parameters: own(template.Parameters),
    Conditions: own(template.Conditions),
    Resources: Object.fromEntries(Object.entries(template.Resources).map(plain)),
    Outputs: template.Outputs ?? {},
  }
}
